package org.livespring.component;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.JsonNode;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;

/** What the invocation of an action costs, from the parsed frame to the new state. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ComponentActionBenchmark {

	private final LiveContext live = new TestContext();

	private final ComponentDefinition component = TestComponents.read(Form.class);

	private final Form.State state = new Form.State(0, "");

	private final ComponentAction increment = this.component.action("increment");

	private final ComponentAction add = this.component.action("add");

	private final ComponentAction bound = this.component.action("bound");

	private final ComponentAction validated = this.component.action("validated");

	private final JsonNode number = TestComponents.json("{'by': '2'}");

	private final JsonNode valid = TestComponents.json("""
			{'name': 'Rod', 'email': 'rod@example.org', 'age': '42', 'birthday': '2000-01-31',
			'address.street': 'x', 'address.city': 'Linz', 'tags': ['a', 'b'], 'terms': 'on'}""");

	private final JsonNode invalid = TestComponents.json("""
			{'name': '', 'email': 'rod', 'age': 'x', 'birthday': '2000-01-31',
			'address.street': 'x', 'address.city': 'Linz', 'tags': ['a', 'b'], 'terms': 'on'}""");

	private final List<String> touched = List.of("name", "email", "age");

	@Benchmark
	public Object withoutPayload() {
		return this.increment.invoke(this.state, null, null, this.live);
	}

	@Benchmark
	public Object simpleParameter() {
		return this.add.invoke(this.state, null, this.number, this.live);
	}

	@Benchmark
	public Object boundForm() {
		return this.bound.invoke(this.state, null, this.valid, this.live);
	}

	@Benchmark
	public Object validatedForm() {
		return this.validated.invoke(this.state, null, this.valid, this.live);
	}

	@Benchmark
	public Object touchedFields() {
		return this.validated.validate(this.invalid, this.touched, this.live);
	}

	@LiveComponent
	static class Form {

		record State(int count, String text) {

		}

		record Address(@NotBlank String street, @NotBlank String city) {

		}

		record Signup(@NotBlank String name, @Email String email, @Min(18) int age, LocalDate birthday,
				@Valid Address address, List<String> tags, boolean terms) {

		}

		State mount() {
			return new State(0, "");
		}

		@LiveAction
		State increment(State state) {
			return new State(state.count() + 1, state.text());
		}

		@LiveAction
		State add(State state, int by) {
			return new State(state.count() + by, state.text());
		}

		@LiveAction
		State bound(State state, Signup signup) {
			return new State(signup.age(), signup.name());
		}

		@LiveAction
		State validated(State state, @Valid Signup signup) {
			return new State(signup.age(), signup.name());
		}

	}

}
