package org.livespring.component;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.validation.annotation.Validated;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.component.bind.ActionResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ComponentActionTests {

	private static final String VALID = """
			{'name': 'Rod', 'email': 'rod@example.org', 'age': '42', 'birthday': '2000-01-31',
			'address.city': 'Linz', 'tags': ['a'], 'password': 'secret', 'repeated': 'secret'}""";

	private final LiveContext live = new TestContext();

	private final ComponentDefinition form = TestComponents.read(Form.class);

	private final Object state = this.form.mount(null, this.live);

	@Test
	void invokeWithValidPayloadRuns() {
		ActionResult result = invoke("signup", VALID);
		assertThat(result.isValid()).isTrue();
		assertThat(result.state()).isEqualTo(new Form.State("Rod 42 2000-01-31 Linz [a]"));
	}

	@Test
	void invokeWithInvalidPayloadDoesNotRun() {
		ActionResult result = invoke("signup", """
				{'name': ' ', 'email': 'rod', 'age': '3', 'birthday': '2023-02-29', 'address.city': '',
				'tags': ['a', ''], 'password': 'a', 'repeated': 'b'}""");
		assertThat(result.state()).isSameAs(this.state);
		assertThat(result.isValid()).isFalse();
		assertThat(result.errors()).containsExactly(Map.entry("", "passwords differ"),
				Map.entry("address.city", "must not be blank"), Map.entry("age", "must be greater than or equal to 18"),
				Map.entry("birthday", "is not valid"), Map.entry("email", "must be a well-formed email address"),
				Map.entry("name", "must not be blank"), Map.entry("tags[1]", "must not be blank"));
	}

	@Test
	void invokeReportsWhatCouldNotBeBoundBesideConstraints() {
		assertThat(invoke("signup", VALID.replace("'42'", "''").replace("Rod", "")).errors())
			.isEqualTo(Map.of("age", "is required", "name", "must not be blank"));
		assertThat(invoke("signup", VALID.replace("'42'", "'1e9'").replace("'Linz'", "{}")).errors())
			.isEqualTo(Map.of("age", "is not valid", "address.city", "is not valid"));
	}

	@Test
	void invokeTellsTheMostImportantErrorOfAField() {
		assertThat(invoke("signup", VALID.replace("'Rod'", "'" + " ".repeat(20) + "'")).errors())
			.isEqualTo(Map.of("name", "must not be blank"));
		assertThat(invoke("signup", VALID.replace("'Rod'", "'" + "x".repeat(20) + "'")).errors())
			.isEqualTo(Map.of("name", "size must be between 0 and 10"));
	}

	@Test
	void invokeWithoutPayloadBindsAnEmptyOne() {
		ActionResult result = this.form.action("signup").invoke(this.state, null, null, this.live);
		assertThat(result.errors()).containsKeys("name", "age", "address", "birthday");
	}

	@Test
	void errorsAreInTheLanguageOfTheContext() {
		LocaleContextHolder.setLocale(Locale.FRENCH);
		try {
			ActionResult result = this.form.action("signup")
				.invoke(this.state, null,
						TestComponents
							.json(VALID.replace("Rod", "").replace("2000-01-31", "31.1.2000").replace("42", "3")),
						new TestContext(Locale.GERMAN));
			assertThat(result.errors()).isEqualTo(Map.of("name", "Bitte einen Namen", "birthday",
					"Geburtstag ist kein Datum", "age", "muss gr\u00f6\u00dfer-gleich 18 sein"));
			assertThat(LocaleContextHolder.getLocale()).isEqualTo(Locale.FRENCH);
		}
		finally {
			LocaleContextHolder.resetLocaleContext();
		}
	}

	@Test
	void invokeWithErrorsRunsAndTheMethodDecides() {
		ActionResult result = invoke("decide", VALID.replace("'42'", "'x'"));
		assertThat(result.state()).isEqualTo(new Form.State("1 errors, age 0"));
		assertThat(result.errors()).isEqualTo(Map.of("age", "is not valid"));
	}

	@Test
	void errorsOfTheMethodAreReported() {
		ActionResult result = invoke("decide", VALID.replace("Rod", "Taken"));
		assertThat(result.state()).isEqualTo(new Form.State("0 errors, age 42"));
		assertThat(result.errors()).isEqualTo(Map.of("name", "is taken", "", "try again"));
	}

	@Test
	void invokeWithErrorsOfAPayloadThatCannotBeMadeDoesNotRun() {
		ActionResult result = this.form.action("picky")
			.invoke(this.state, null, TestComponents.json("{'text': 'x'}"), this.live);
		assertThat(result.state()).isSameAs(this.state);
		assertThat(result.errors()).isEqualTo(Map.of("", "is not valid"));
	}

	@Test
	void invokeChecksTheGroupsOfTheParameter() {
		assertThat(invoke("draft", "{'name': ''}").errors()).isEqualTo(Map.of("name", "size must be between 1 and 5"));
		assertThat(invoke("draft", "{'name': 'x'}").isValid()).isTrue();
		assertThat(invoke("publish", "{'name': 'x'}").errors()).containsOnlyKeys("text");
	}

	@Test
	void invokeWithoutValidBindsOnly() {
		assertThat(invoke("unchecked", "{'name': '', 'text': ''}").isValid()).isTrue();
	}

	@Test
	void invokeChecksCustomConstraintsEvenWithGaps() {
		assertThat(invoke("fragile", "{'name': 'x', 'count': 'y'}").errors())
			.isEqualTo(Map.of("count", "is not valid"));
		assertThat(invoke("fragile", "{'name': 'x', 'count': '1'}").isValid()).isTrue();
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> invoke("fragile", "{'name': 'x'}"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a]b[", "[", "]", "]]", "a.b", "'", "''", "a[0].b", " ", "", "class", "\\u0000" })
	void invokeReportsFailuresUnderAnyKeyOfAMap(String key) {
		String json = "{\"counts\": {\"" + key + "\": \"x\"}}";
		ActionResult result = this.form.action("count")
			.invoke(this.state, null, JsonMapper.shared().readTree(json), this.live);
		assertThat(result.errors()).containsValue("is not valid")
			.allSatisfy((field, text) -> assertThat(field).startsWith("counts"));
	}

	@Test
	void invokeReportsFailureOfAKey() {
		assertThat(invoke("count", "{'counts': {'a-1': 'x'}}").errors()).containsOnlyKeys("counts[a-1]");
		assertThat(invoke("count", "{'counts[a-1]': '5'}").state()).isEqualTo(new Form.State("{a-1=5}"));
	}

	@Test
	void invokeReportsSoManyErrorsAtMost() {
		String tags = "['" + "','".repeat(500) + "']";
		assertThat(invoke("signup", VALID.replace("['a']", tags)).errors()).hasSize(100);
	}

	@Test
	void validateReportsTouchedFieldsOnlyAndDoesNotRun() {
		Map<String, String> errors = this.form.action("signup")
			.validate(TestComponents.json("{'name': '', 'age': 'x', 'tags': [''], 'address.city': ''}"),
					List.of("name", "tags", "address", "unknown"), this.live);
		assertThat(errors).containsOnlyKeys("name", "tags[0]", "address.city");
		assertThat(this.form.action("throwing").validate(null, List.of("name"), this.live)).isEmpty();
	}

	@Test
	void validateOfNothingTouchedReportsNothing() {
		assertThat(this.form.action("signup").validate(TestComponents.json("{}"), List.of(), this.live)).isEmpty();
		assertThat(this.form.action("signup").validate(TestComponents.json("{}"), List.of("na"), this.live)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "'text'", "5", "true", "[{'name': 'x'}]" })
	void payloadThatIsNoObjectIsRefused(String payload) {
		assertThatExceptionOfType(LiveException.class).isThrownBy(() -> invoke("signup", payload))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(LiveErrorCode.INVALID_PAYLOAD));
		assertThatExceptionOfType(LiveException.class).isThrownBy(() -> invoke("throwing", payload))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(LiveErrorCode.INVALID_PAYLOAD));
	}

	private ActionResult invoke(String action, String payload) {
		return this.form.action(action).invoke(this.state, null, TestComponents.json(payload), this.live);
	}

	@LiveComponent
	static class Form {

		record State(String text) {

		}

		State mount() {
			return new State("");
		}

		@LiveAction
		State signup(State state, @Valid Signup signup) {
			return new State(signup.name() + " " + signup.age() + " " + signup.birthday() + " "
					+ signup.address().city() + " " + signup.tags());
		}

		@LiveAction
		State decide(@Valid Signup signup, BindingResult errors) {
			State state = new State(errors.getErrorCount() + " errors, age " + signup.age());
			if (signup.name().equals("Taken")) {
				errors.rejectValue("name", "taken");
				errors.reject("again", "try again");
			}
			return state;
		}

		@LiveAction
		State picky(Picky payload, Errors errors) {
			throw new IllegalStateException("must not run");
		}

		@LiveAction
		void draft(@Validated(Draft.class) Post post) {
		}

		@LiveAction
		void publish(@Validated({ Draft.class, Publish.class }) Post post) {
		}

		@LiveAction
		void unchecked(Post post) {
		}

		@LiveAction
		void fragile(@Valid Fragile fragile) {
		}

		@LiveAction
		State count(Counts counts) {
			return new State(counts.counts().toString());
		}

		@LiveAction
		void throwing() {
			throw new IllegalStateException("must not run");
		}

	}

	@SamePassword
	record Signup(@NotBlank @Size(max = 10) String name, @Email String email, @Min(18) int age,
			@NotNull LocalDate birthday, @Valid @NotNull Address address, @NotEmpty List<@NotBlank String> tags,
			String password, String repeated) {

	}

	record Address(@NotBlank String city) {

	}

	record Counts(Map<String, Integer> counts) {

	}

	record Picky(String text) {

		Picky {
			if (!text.isEmpty()) {
				throw new IllegalArgumentException("internal");
			}
		}

	}

	interface Draft {

	}

	interface Publish {

	}

	record Post(@Size(min = 1, max = 5, groups = Draft.class) String name,
			@NotBlank(groups = Publish.class) String text) {

	}

	@Parity
	record Fragile(String name, Integer count) {

	}

	@Target(ElementType.TYPE)
	@Retention(RetentionPolicy.RUNTIME)
	@Constraint(validatedBy = SamePasswordValidator.class)
	@interface SamePassword {

		String message() default "passwords differ";

		Class<?>[] groups() default {};

		Class<? extends Payload>[] payload() default {};

	}

	public static class SamePasswordValidator implements ConstraintValidator<SamePassword, Signup> {

		@Override
		public boolean isValid(Signup value, ConstraintValidatorContext context) {
			return value.password() == null || value.password().equals(value.repeated());
		}

	}

	@Target(ElementType.TYPE)
	@Retention(RetentionPolicy.RUNTIME)
	@Constraint(validatedBy = ParityValidator.class)
	@interface Parity {

		String message() default "even";

		Class<?>[] groups() default {};

		Class<? extends Payload>[] payload() default {};

	}

	public static class ParityValidator implements ConstraintValidator<Parity, Fragile> {

		@Override
		public boolean isValid(Fragile value, ConstraintValidatorContext context) {
			return value.count() % 2 == 1;
		}

	}

}
