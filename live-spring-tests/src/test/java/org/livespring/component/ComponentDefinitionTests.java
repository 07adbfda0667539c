package org.livespring.component;

import java.io.IOException;
import java.security.Principal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.validation.constraints.Max;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.MethodParameter;

import org.livespring.AsyncValue;
import org.livespring.LiveAction;
import org.livespring.LiveArgumentResolver;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.LiveListener;
import org.livespring.LiveModel;
import org.livespring.LiveModelChange;
import org.livespring.LiveTask;
import org.livespring.component.bind.ActionResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.Mockito.mock;

class ComponentDefinitionTests {

	private final LiveContext live = new TestContext();

	private final ComponentDefinition room = TestComponents.read(Room.class);

	private final ComponentDefinition plain = TestComponents.read(Plain.class);

	@Test
	void lifecycleMethodsAreCalledWithTheirArguments() {
		Object props = this.room.bindProps(Map.of("name", "spring", "size", 1));
		Object mounted = this.room.mount(props, this.live);
		assertThat(mounted).isEqualTo(new Room.State("spring", 0));
		assertThat(this.room.view(mounted, props, this.live, mock())).isEqualTo("spring/spring/en");
		assertThat(this.room.rehydrate(mounted, props, this.live)).isEqualTo(new Room.State("spring", 1));
		assertThat(this.room.propsChanged(mounted, new Room.Props("boot", 2, null), this.live))
			.isEqualTo(new Room.State("boot", 0));
		assertThatIllegalStateException().isThrownBy(() -> this.room.unmount(mounted, props, this.live))
			.withMessage("unmounted spring");
	}

	@Test
	void lifecycleMethodsThatAreNotThereLeaveTheState() {
		Object state = this.plain.mount(null, this.live);
		assertThat(this.plain.hasView()).isFalse();
		assertThat(this.plain.view(state, null, this.live, mock())).isSameAs(state);
		assertThat(this.plain.rehydrate(state, null, this.live)).isSameAs(state);
		assertThat(this.plain.propsChanged(state, null, this.live)).isSameAs(state);
		this.plain.unmount(state, null, this.live);
	}

	@Test
	void changeOfAPropertyIsFollowedOnce() {
		ComponentDefinition list = TestComponents.read(Filtered.class);
		Filtered.State before = new Filtered.State("a", false, 7, 0);
		assertThat(list.modelChanged(before, new Filtered.State("b", true, 7, 0), null, this.live))
			.isEqualTo(new Filtered.State("b", true, 1, 1));
		assertThat(list.modelChanged(before, new Filtered.State("a", false, 7, 0), null, this.live)).isEqualTo(before);
		assertThat(this.plain.modelChanged(before, before, null, this.live)).isSameAs(before);
	}

	@Test
	void mountThatReturnsNullFails() {
		ComponentDefinition component = TestComponents.read(NullMount.class);
		assertThatIllegalStateException().isThrownBy(() -> component.mount(null, this.live))
			.withMessageContainingAll("'mount'", "'null-mount'");
	}

	@Test
	void exceptionsComeOutAsTheyAre() {
		Object state = this.plain.mount(null, this.live);
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> this.plain.action("fail").invoke(state, null, null, this.live))
			.withMessage("checked");
	}

	@Test
	void argumentsAreResolvedInAnyOrder() {
		Principal user = () -> "rod";
		LiveContext context = new TestContext(user, Locale.GERMAN, ZoneId.of("Europe/Paris"));
		Arguments.State state = new Arguments.State("s");
		Object result = TestComponents.read(Arguments.class, new NumberResolver())
			.action("all")
			.invoke(state, new Arguments.Props("p"), TestComponents.json("{'id': '5', 'text': 'x', 'ids': ['1', '2']}"),
					context)
			.result();
		assertThat(result).isEqualTo(List.of(Locale.GERMAN, 42, "x", state, ZoneId.of("Europe/Paris"), user, 5L,
				context, "p", List.of(1, 2)));
	}

	@Test
	void argumentsThatAreNotThereAreNull() {
		Object result = TestComponents.read(Arguments.class, new NumberResolver())
			.action("optional")
			.invoke(new Arguments.State("s"), new Arguments.Props("p"), null, this.live)
			.result();
		assertThat(result).isEqualTo("null null null false");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{'id': ''}", "{'id': 'x'}", "{'id': {}}", "{'id': 1.5}",
			"{'id': '9223372036854775808'}", "[]", "'x'", "5" })
	void simpleArgumentThatDoesNotFitIsInvalidPayload(String payload) {
		ComponentAction action = TestComponents.read(Arguments.class, new NumberResolver()).action("all");
		assertThatExceptionOfType(LiveException.class)
			.isThrownBy(() -> action.invoke(new Arguments.State("s"), new Arguments.Props("p"),
					TestComponents.json(payload), this.live))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(LiveErrorCode.INVALID_PAYLOAD));
	}

	@Test
	void principalOfAnotherTypeFails() {
		LiveContext context = new TestContext(() -> "rod", Locale.ENGLISH, ZoneId.of("UTC"));
		assertThatIllegalStateException()
			.isThrownBy(() -> TestComponents.read(Arguments.class, new NumberResolver())
				.action("optional")
				.invoke(new Arguments.State("s"), new Arguments.Props("p"), null, context))
			.withMessageContaining(Arguments.User.class.getName());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "inherited", "Act", "ACT", "act ", "\u0430ct", "act()", "overridden", "original",
			"helper", "secret", "hidden", "util", "mount", "view", "rehydrate", "propsChanged", "unmount", "heard",
			"load", "callDefault", "getClass", "hashCode", "equals", "toString", "notify", "notifyAll", "wait", "clone",
			"finalize", "main", "<init>", "<clinit>", "class", "__proto__", "constructor", "lambda$helper$0",
			"act\u0000" })
	void actionOfAnyOtherNameIsTheSameError(String name) {
		ComponentDefinition component = TestComponents.read(Surface.class);
		assertThat(component.actions()).extracting(ComponentAction::name)
			.containsExactly("act", "annotatedAbove", "annotatedDefault", "generic", "renamed");
		assertThatExceptionOfType(LiveException.class).isThrownBy(() -> component.action(name))
			.withMessageStartingWith("Component 'surface' has no action '")
			.withNoCause()
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(LiveErrorCode.UNKNOWN_ACTION));
	}

	@Test
	void inheritedActionsAreCalled() {
		ComponentDefinition component = TestComponents.read(Surface.class);
		Object state = component.mount(null, this.live);
		assertThat(component.action("annotatedAbove").invoke(state, null, null, this.live).result()).isEqualTo("below");
		assertThat(component.action("annotatedDefault").invoke(state, null, null, this.live).result())
			.isEqualTo("default");
		assertThat(component.action("generic").invoke(state, null, null, this.live).state())
			.isEqualTo(new Surface.State(8));
	}

	@Test
	void actionThatReturnsNoStateLeavesIt() {
		Object state = this.plain.mount(null, this.live);
		assertThat(this.plain.action("answer").invoke(state, null, null, this.live))
			.isEqualTo(new ActionResult(state, 42, Map.of()));
		assertThat(this.plain.action("nothing").invoke(state, null, null, this.live))
			.isEqualTo(new ActionResult(state, null, Map.of()));
	}

	@Test
	void listenerOfTheClosestTypeIsFound() {
		ComponentDefinition component = TestComponents.read(Listening.class);
		Listening.State state = new Listening.State("");
		assertThat(hear(component, state, "text")).isEqualTo(new Listening.State("chars text"));
		assertThat(hear(component, state, 5)).isEqualTo(new Listening.State("integer 5 en"));
		assertThat(hear(component, state, 5L)).isEqualTo(new Listening.State("number 5"));
		assertThat(hear(component, state, 'c')).isSameAs(state);
		assertThat(component.listener(Object.class)).isNull();
	}

	@Test
	void taskProvidesItsValue() {
		ComponentDefinition component = TestComponents.read(Tasks.class);
		assertThat(component.tasks()).extracting(ComponentTask::name).containsExactly("count", "done", "prices");
		ComponentTask task = component.tasks().stream().filter((one) -> one.name().equals("prices")).findFirst().get();
		Tasks.State state = new Tasks.State(5, AsyncValue.loading(), AsyncValue.idle(), null);
		assertThat(task.restart()).isFalse();
		assertThat(task.value(state)).isEqualTo(AsyncValue.loading());
		assertThat(task.run(state, null, this.live)).isEqualTo(List.of("5"));
		assertThat(task.withValue(state, AsyncValue.done(List.of("x"))))
			.isEqualTo(new Tasks.State(5, AsyncValue.done(List.of("x")), AsyncValue.idle(), null));
	}

	@Test
	void taskOfNullIsIdle() {
		Tasks.State state = new Tasks.State(5, AsyncValue.loading(), AsyncValue.idle(), null);
		ComponentTask done = TestComponents.read(Tasks.class).tasks().stream().skip(1).findFirst().get();
		assertThat(done.restart()).isTrue();
		assertThat(done.value(state)).isEqualTo(AsyncValue.idle());
		assertThat(done.run(state, null, this.live)).isNull();
	}

	@Test
	void bindPropsConvertsWhatATemplateGives() {
		assertThat(this.room.bindProps(Map.of("name", "a", "size", 5L))).isEqualTo(new Room.Props("a", 5, null));
		assertThat(this.room.bindProps(Map.of("name", 7, "size", "5", "any", Locale.GERMAN)))
			.isEqualTo(new Room.Props("7", 5, Locale.GERMAN));
		Room.Props props = new Room.Props("a", 1, null);
		assertThat(this.room.bindProps(props)).isSameAs(props);
		assertThat(this.plain.bindProps(null)).isNull();
		assertThat(this.plain.bindProps(Map.of())).isNull();
	}

	@Test
	void bindPropsTakesReadyValuesOfAnyType() {
		ComponentDefinition component = TestComponents.read(TypedProps.class);
		TypedProps.Item item = new TypedProps.Item("a");
		Object props = component.bindProps(
				Map.of("items", new TypedProps.Item[] { item }, "byName", Map.of("a", item), "locale", Locale.ROOT));
		assertThat(props).isEqualTo(new TypedProps.Props(List.of(item), Map.of("a", item), Locale.ROOT, null));
	}

	@Test
	void bindPropsOfMissingPrimitiveFailsWithItsName() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.room.bindProps(Map.of("name", "a")))
			.withMessage("Prop 'size' of component 'room' is missing");
		assertThatIllegalArgumentException().isThrownBy(() -> this.room.bindProps(null))
			.withMessageContaining("'size'");
	}

	@Test
	void bindPropsOfAnotherTypeFailsWithItsName() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.room.bindProps(Map.of("name", "a", "size", "x")))
			.withMessage("Prop 'size' of component 'room' does not accept the value x");
		assertThatIllegalArgumentException().isThrownBy(() -> this.room.bindProps(Map.of("size", 1, "any", "text")))
			.withMessageContaining("'any'");
		assertThatIllegalArgumentException().isThrownBy(() -> this.room.bindProps("text"))
			.withMessageContaining("'room'");
	}

	@Test
	void bindPropsOfUnknownNameFailsWithTheKnownOnes() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.room.bindProps(Map.of("nmae", "a", "size", 1)))
			.withMessage("Component 'room' has no prop 'nmae', only [any, name, size]");
		assertThatIllegalArgumentException().isThrownBy(() -> this.plain.bindProps(Map.of("a", 1)))
			.withMessage("Component 'plain' has no props");
	}

	@Test
	void bindPropsThatTheirRecordRefusesFailsWithTheCause() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.room.bindProps(Map.of("name", "a", "size", -1)))
			.withMessageContaining("'room'")
			.withStackTraceContaining("negative");
	}

	@Test
	void bindHostilePropsBindsAndValidates() {
		ComponentDefinition component = TestComponents.read(Mountable.class);
		assertThat(component.bindHostileProps(TestComponents.json("{'start': '5', 'class': 'x'}"), this.live))
			.isEqualTo(new Mountable.Props(5));
		for (String props : List.of("{'start': 101}", "{'start': 'x'}", "{}", "[]", "5")) {
			assertThatExceptionOfType(LiveException.class)
				.isThrownBy(() -> component.bindHostileProps(TestComponents.json(props), this.live))
				.satisfies((ex) -> assertThat(ex.code()).isEqualTo(LiveErrorCode.INVALID_PAYLOAD));
		}
	}

	@Test
	void bindHostilePropsOfComponentThatIsNotMountableIsUnknown() {
		assertThatExceptionOfType(LiveException.class)
			.isThrownBy(() -> this.room.bindHostileProps(TestComponents.json("{'name': 'a', 'size': 1}"), this.live))
			.withMessageContainingAll("'" + this.room.name() + "'", "mountable = true");
	}

	private Object hear(ComponentDefinition component, Object state, Object event) {
		return component.listener(event.getClass()).invoke(state, null, event, this.live);
	}

	static class NumberResolver implements LiveArgumentResolver {

		@Override
		public boolean supports(MethodParameter parameter) {
			return parameter.getParameterType() == Number.class;
		}

		@Override
		public Object resolve(MethodParameter parameter, LiveContext live) {
			return 42;
		}

	}

	@LiveComponent
	static class Room {

		record Props(String name, int size, Locale any) {

			Props {
				if (size < 0) {
					throw new IllegalArgumentException("negative");
				}
			}

		}

		record State(String name, int times) {

		}

		State mount(LiveContext live, Props props) {
			return new State(props.name(), 0);
		}

		String view(Props props, State state, Locale locale) {
			return props.name() + "/" + state.name() + "/" + locale;
		}

		State rehydrate(State state) {
			return new State(state.name(), state.times() + 1);
		}

		State propsChanged(State state, Props props) {
			return new State(props.name(), state.times());
		}

		void unmount(State state) {
			throw new IllegalStateException("unmounted " + state.name());
		}

	}

	@LiveComponent
	static class Plain {

		private record State(int count) {

		}

		State mount() {
			return new State(0);
		}

		@LiveAction
		void fail() throws IOException {
			throw new IOException("checked");
		}

		@LiveAction
		int answer() {
			return 42;
		}

		@LiveAction
		State nothing() {
			return null;
		}

	}

	@LiveComponent
	static class Filtered {

		record State(@LiveModel String filter, @LiveModel boolean all, int page, int changes) {
		}

		State mount() {
			return new State("", false, 1, 0);
		}

		@LiveModelChange({ "filter", "all" })
		State toTheFirstPage(State state) {
			return new State(state.filter(), state.all(), 1, state.changes() + 1);
		}

	}

	@LiveComponent
	static class NullMount {

		record State() {

		}

		State mount() {
			return null;
		}

	}

	@LiveComponent
	static class Arguments {

		interface User extends Principal {

		}

		record Props(String text) {

		}

		record State(String text) {

		}

		record Payload(String text) {

		}

		State mount() {
			return new State("");
		}

		@LiveAction
		List<Object> all(Locale locale, Number custom, Payload payload, State state, ZoneId zone, Principal user,
				long id, LiveContext live, Props props, List<Integer> ids) {
			return List.of(locale, custom, payload.text(), state, zone, user, id, live, props.text(), ids);
		}

		@LiveAction
		String optional(User user, Payload payload, Integer number, boolean checked) {
			return user + " " + payload.text() + " " + number + " " + checked;
		}

	}

	interface Defaults {

		@LiveAction
		default String annotatedDefault() {
			return "default";
		}

		default void callDefault() {
		}

	}

	static class GenericBase<S> {

		@LiveAction
		S generic(S state) {
			throw new IllegalStateException("overridden");
		}

		@LiveAction
		String annotatedAbove() {
			return "above";
		}

		@SuppressWarnings("unused")
		public void inherited() {
		}

		static void hidden() {
		}

	}

	@LiveComponent
	static class Surface extends GenericBase<Surface.State> implements Defaults {

		record State(int count) {

		}

		public State mount() {
			return new State(7);
		}

		public Object view(State state) {
			return state;
		}

		@Override
		State generic(State state) {
			return new State(state.count() + 1);
		}

		@Override
		String annotatedAbove() {
			return "below";
		}

		@LiveAction
		public void act() {
		}

		@LiveAction(name = "renamed")
		public void original() {
		}

		public Runnable helper() {
			return () -> {
			};
		}

		@LiveListener
		public void heard(Integer event) {
		}

		private void secret() {
		}

		public static void util() {
		}

		public static void main(String[] args) {
		}

	}

	@LiveComponent
	static class Listening {

		record State(String text) {

		}

		State mount() {
			return new State("");
		}

		@LiveListener
		State chars(State state, CharSequence event) {
			return new State("chars " + event);
		}

		@LiveListener
		State integer(int event, Locale locale) {
			return new State("integer " + event + " " + locale);
		}

		@LiveListener
		State number(Number event) {
			return new State("number " + event);
		}

		@LiveListener
		void character(Character event) {
		}

	}

	@LiveComponent
	static class Tasks {

		record State(int size, AsyncValue<List<String>> prices, AsyncValue<Integer> count, AsyncValue<Void> done) {

		}

		State mount() {
			return new State(0, AsyncValue.loading(), AsyncValue.idle(), AsyncValue.idle());
		}

		@LiveTask(name = "prices", restart = false)
		ArrayList<String> load(State state) {
			return new ArrayList<>(List.of(String.valueOf(state.size())));
		}

		@LiveTask
		int count() {
			return 1;
		}

		@LiveTask
		void done() {
		}

	}

	@LiveComponent
	static class TypedProps {

		record Item(String name) {

		}

		record Props(List<Item> items, Map<String, Item> byName, Locale locale, Object any) {

		}

		record State() {

		}

		State mount(Props props) {
			return new State();
		}

	}

	@LiveComponent(mountable = true)
	static class Mountable {

		record Props(@Max(100) int start) {

		}

		record State() {

		}

		State mount(Props props) {
			return new State();
		}

	}

}
