package org.livespring.component;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.aopalliance.intercept.MethodInvocation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import org.springframework.aop.Advisor;
import org.springframework.aop.support.Pointcuts;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Role;
import org.springframework.context.event.EventListener;
import org.springframework.security.access.annotation.Secured;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeMethodInterceptor;
import org.springframework.security.authorization.method.HandleAuthorizationDenied;
import org.springframework.security.authorization.method.MethodAuthorizationDeniedHandler;
import org.springframework.security.authorization.method.MethodInvocationResult;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.core.context.SecurityContextHolder;

import org.livespring.AsyncValue;
import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.LiveListener;
import org.livespring.LiveModel;
import org.livespring.LiveModelChange;
import org.livespring.LiveQuery;
import org.livespring.LiveTask;
import org.livespring.component.bind.ActionResult;
import org.livespring.component.bind.InputFormats;
import org.livespring.identity.CallerSecurity;
import org.livespring.security.SpringCallerSecurity;
import org.livespring.security.SpringMethodGuards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Who may not call a method learns nothing else, and nothing of the call is read. */
class GuardsFirstTests {

	private static final AnnotationConfigApplicationContext application = new AnnotationConfigApplicationContext(
			Application.class);

	private static final CallerSecurity security = new SpringCallerSecurity();

	private static final Guarded.State STATE = new Guarded.State("text", 1, AsyncValue.idle());

	/** What was run that only those who may call a method may have run. */
	private static final List<String> ran = new ArrayList<>();

	private static final Guarded.Props PROPS = new Guarded.Props(1);

	private final LiveContext live = new TestContext();

	@BeforeEach
	void login() {
		as("USER");
		ran.clear();
		application.getBean(Denials.class).count = 0;
	}

	@AfterEach
	void logout() {
		SecurityContextHolder.clearContext();
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	static Stream<Arguments> everyPathOfEveryKind() {
		return Stream
			.of("class-pre-authorize", "class-secured", "class-roles-allowed", "class-deny-all", "class-custom")
			.flatMap((component) -> paths().entrySet()
				.stream()
				.map((path) -> Arguments.argumentSet(component + ": " + path.getKey(), component, path.getValue())));
	}

	@ParameterizedTest
	@MethodSource("everyPathOfEveryKind")
	void guardOfAClassIsAskedFirst(String component, Consumer<ComponentDefinition> path) {
		assertThat(codeOf(() -> path.accept(definition(component)))).isEqualTo(LiveErrorCode.ACCESS_DENIED);
		assertThat(ran).isEmpty();
	}

	static Stream<Arguments> everyMethodOfEveryKind() {
		return Stream.of("PreAuthorize", "Secured", "RolesAllowed", "DenyAll", "Custom", "Arguments")
			.flatMap((kind) -> calls(kind).entrySet()
				.stream()
				.map((call) -> Arguments.argumentSet(kind + ": " + call.getKey(), call.getValue())));
	}

	@ParameterizedTest
	@MethodSource("everyMethodOfEveryKind")
	void guardOfAMethodIsAskedFirst(Consumer<ComponentDefinition> call) {
		assertThat(codeOf(() -> call.accept(definition("methods")))).isEqualTo(LiveErrorCode.ACCESS_DENIED);
		assertThat(ran).isEmpty();
	}

	@Test
	void deniedCallOfAClassIsPublishedOnce() {
		codeOf(() -> act("class-pre-authorize", "save", "{'name': 'x'}"));
		assertThat(application.getBean(Denials.class).count).isEqualTo(1);
	}

	@Test
	void whoMayCallIsToldTheErrors() {
		as("KEEPER");
		for (String component : List.of("class-pre-authorize", "class-secured", "class-roles-allowed",
				"class-custom")) {
			assertThat(act(component, "save", "{'name': ''}").errors()).containsOnlyKeys("name");
			assertThat(definition(component).action("save")
				.admitted()
				.validate(STATE, null, TestComponents.json("{'name': ''}"), List.of("name"), this.live))
				.containsOnlyKeys("name");
			assertThat(codeOf(() -> act(component, "save", "[]"))).isEqualTo(LiveErrorCode.INVALID_PAYLOAD);
			assertThat(write(definition(component), "{'number': 'x'}").errors()).containsOnlyKeys("number");
		}
		assertThat(ran).contains("bound");
	}

	@Test
	void argumentsThatThePayloadHasDecide() {
		assertThat(act("methods", "own", "{'owner': 'rod', 'name': ''}").errors()).containsOnlyKeys("name");
		assertThat(act("methods", "own", "{'owner': 'rod', 'name': 'a', 'age': 'x'}").errors()).containsOnlyKeys("age");
		assertThat(act("methods", "own", "{'owner': 'rod', 'name': 'a', 'age': '3'}").result()).isEqualTo("owned");
		assertThat(application.getBean(Denials.class).count).isZero();
		assertThat(codeOf(() -> act("methods", "own", "{'owner': 'bob', 'name': ''}")))
			.isEqualTo(LiveErrorCode.ACCESS_DENIED);
		assertThat(codeOf(() -> act("methods", "own", "{'owner': 'bob', 'name': 'a', 'age': '3'}")))
			.isEqualTo(LiveErrorCode.ACCESS_DENIED);
		assertThat(codeOf(() -> validate("methods", "own", "{'owner': 'bob', 'name': 'a'}")))
			.isEqualTo(LiveErrorCode.ACCESS_DENIED);
		assertThat(validate("methods", "own", "{'owner': 'rod', 'name': ''}")).containsOnlyKeys("name");
	}

	@Test
	void singleArgumentsThatThePayloadHasDecide() {
		assertThat(act("methods", "ownEntry", "{'owner': 'rod', 'age': '3'}").result()).isEqualTo("owned");
		assertThat(codeOf(() -> act("methods", "ownEntry", "{'owner': 'rod', 'age': 'x'}")))
			.isEqualTo(LiveErrorCode.INVALID_PAYLOAD);
		assertThat(codeOf(() -> act("methods", "ownEntry", "{'owner': 'bob', 'age': 'x'}")))
			.isEqualTo(LiveErrorCode.ACCESS_DENIED);
		assertThat(codeOf(() -> act("methods", "ownEntry", "[]"))).isEqualTo(LiveErrorCode.ACCESS_DENIED);
	}

	@Test
	void payloadThatItsRecordRefusesIsDeniedWhereItDecides() {
		assertThat(codeOf(() -> act("methods", "own", "{'owner': 'rod', 'name': 'refused'}")))
			.isEqualTo(LiveErrorCode.ACCESS_DENIED);
	}

	@Test
	void managerOfTheApplicationMayReadArguments() {
		assertThat(act("methods", "counted", "{'age': '3'}").result()).isEqualTo("counted");
		assertThat(application.getBean(Denials.class).count).isZero();
		assertThat(codeOf(() -> act("methods", "counted", "{'age': '30'}"))).isEqualTo(LiveErrorCode.ACCESS_DENIED);
	}

	@Test
	void applicationMayAnswerADenialItself() {
		assertThat(act("methods", "masked", "{'name': 'a'}").result()).isEqualTo("masked");
		assertThat(codeOf(() -> act("methods", "masked", "{'name': ''}"))).isEqualTo(LiveErrorCode.ACCESS_DENIED);
	}

	/** The calls that can reach a component whose class is guarded. */
	private static Map<String, Consumer<ComponentDefinition>> paths() {
		LiveContext live = new TestContext();
		return Map.ofEntries(Map.entry("action", (component) -> act(component, "save", "{'name': ''}")),
				Map.entry("action with a payload of another form", (component) -> act(component, "save", "[]")),
				Map.entry("action with an entry", (component) -> act(component, "count", "{'age': 'x'}")),
				Map.entry("action with a constraint", (component) -> act(component, "count", "{'age': '0'}")),
				Map.entry("validation", (component) -> validate(component, "save", "{'name': ''}")),
				Map.entry("validation of valid input", (component) -> validate(component, "save", "{'name': 'a'}")),
				Map.entry("property", (component) -> write(component, "{'number': 'x'}")),
				Map.entry("property of another name", (component) -> write(component, "{'other': 'x'}")),
				Map.entry("query",
						(component) -> component.readQuery(STATE, Map.of("text", List.of("x")), Map.of(), null, live)),
				Map.entry("task", (component) -> component.tasks().iterator().next().run(STATE, null, live)),
				Map.entry("listener",
						(component) -> component.listeners().get(0).invoke(STATE, null, new Guarded.Told("x"), live)),
				Map.entry("mount by a script",
						(component) -> component.bindHostileProps(TestComponents.json("{'id': 'x'}"), live)),
				Map.entry("mount", (component) -> component.mount(PROPS, live)));
	}

	/** The calls of a component that reach a method with one kind of guard. */
	private static Map<String, Consumer<ComponentDefinition>> calls(String kind) {
		LiveContext live = new TestContext();
		Map<String, Consumer<ComponentDefinition>> calls = new TreeMap<>();
		calls.put("action", (component) -> act(component, "save" + kind, "{'name': ''}"));
		calls.put("action with a payload of another form", (component) -> act(component, "save" + kind, "[]"));
		calls.put("validation", (component) -> validate(component, "save" + kind, "{'name': ''}"));
		if (!kind.equals("Arguments")) {
			calls.put("property that a method follows",
					(component) -> write(component, "{'followedBy" + kind + "': 'x'}"));
			calls.put("task",
					(component) -> component.tasks()
						.stream()
						.filter((task) -> task.name().equals("task" + kind))
						.findFirst()
						.orElseThrow()
						.run(Methods.STATE, null, live));
		}
		return calls;
	}

	private static ComponentDefinition definition(String name) {
		return application.getBean(ComponentRegistry.class).get(name);
	}

	private static ActionResult act(String component, String action, String payload) {
		return act(definition(component), action, payload);
	}

	private static ActionResult act(ComponentDefinition component, String action, String payload) {
		return component.action(action)
			.admitted()
			.invoke(state(component), null, TestComponents.json(payload), new TestContext());
	}

	private static Map<String, String> validate(String component, String action, String payload) {
		return validate(definition(component), action, payload);
	}

	private static Map<String, String> validate(ComponentDefinition component, String action, String payload) {
		return component.action(action)
			.admitted()
			.validate(state(component), null, TestComponents.json(payload), List.of("name"), new TestContext());
	}

	private static ActionResult write(ComponentDefinition component, String values) {
		Map<String, JsonNode> members = new LinkedHashMap<>();
		TestComponents.json(values).properties().forEach((entry) -> members.put(entry.getKey(), entry.getValue()));
		return component.write(state(component), members, Map.of(), null, new TestContext());
	}

	private static Object state(ComponentDefinition component) {
		return (component.stateType() == Methods.State.class) ? Methods.STATE : STATE;
	}

	private static LiveErrorCode codeOf(Runnable call) {
		Throwable failure = catchThrowable(call::run);
		if (failure instanceof LiveException live) {
			return live.code();
		}
		assertThat(failure).as("failure").isNotNull();
		assertThat(security.isDenied(failure)).as("denied: " + failure).isTrue();
		return LiveErrorCode.ACCESS_DENIED;
	}

	private static void as(String role) {
		SecurityContextHolder.getContext()
			.setAuthentication(new TestingAuthenticationToken("rod", null, "ROLE_" + role));
	}

	@Retention(RetentionPolicy.RUNTIME)
	@Target({ ElementType.TYPE, ElementType.METHOD })
	@interface ForKeepers {

	}

	@Retention(RetentionPolicy.RUNTIME)
	@Target(ElementType.METHOD)
	@interface ForTheYoung {

	}

	/** What the guarded components have in common. */
	static class Guarded {

		record Props(int id) {

			Props {
				ran.add("bound");
			}

		}

		record State(@LiveQuery String text, @LiveModel int number, AsyncValue<String> load) {
		}

		record Form(@NotBlank String name) {

			Form {
				ran.add("bound");
			}

		}

		record Told(String text) {
		}

	}

	@LiveComponent(name = "class-pre-authorize", template = "live/vault", mountable = true)
	@PreAuthorize("hasRole('KEEPER')")
	static class PreAuthorizeGuarded extends Guarded {

		State mount(Props props) {
			ran.add("mount");
			return STATE;
		}

		@LiveAction
		void save(@Valid Form form) {
			ran.add("save");
		}

		@LiveAction
		void count(@Min(1) int age) {
			ran.add("count");
		}

		@LiveTask
		String load() {
			ran.add("load");
			return "";
		}

		@LiveListener
		void told(Told told) {
			ran.add("told");
		}

		@LiveModelChange("number")
		State changed(State state) {
			ran.add("changed");
			return state;
		}

	}

	@LiveComponent(name = "class-secured", template = "live/vault", mountable = true)
	@Secured("ROLE_KEEPER")
	static class SecuredGuarded extends Guarded {

		State mount(Props props) {
			ran.add("mount");
			return STATE;
		}

		@LiveAction
		void save(@Valid Form form) {
			ran.add("save");
		}

		@LiveAction
		void count(@Min(1) int age) {
			ran.add("count");
		}

		@LiveTask
		String load() {
			ran.add("load");
			return "";
		}

		@LiveListener
		void told(Told told) {
			ran.add("told");
		}

		@LiveModelChange("number")
		State changed(State state) {
			ran.add("changed");
			return state;
		}

	}

	@LiveComponent(name = "class-roles-allowed", template = "live/vault", mountable = true)
	@RolesAllowed("KEEPER")
	static class RolesAllowedGuarded extends Guarded {

		State mount(Props props) {
			ran.add("mount");
			return STATE;
		}

		@LiveAction
		void save(@Valid Form form) {
			ran.add("save");
		}

		@LiveAction
		void count(@Min(1) int age) {
			ran.add("count");
		}

		@LiveTask
		String load() {
			ran.add("load");
			return "";
		}

		@LiveListener
		void told(Told told) {
			ran.add("told");
		}

		@LiveModelChange("number")
		State changed(State state) {
			ran.add("changed");
			return state;
		}

	}

	@LiveComponent(name = "class-deny-all", template = "live/vault", mountable = true)
	@DenyAll
	static class DenyAllGuarded extends Guarded {

		State mount(Props props) {
			ran.add("mount");
			return STATE;
		}

		@LiveAction
		void save(@Valid Form form) {
			ran.add("save");
		}

		@LiveAction
		void count(@Min(1) int age) {
			ran.add("count");
		}

		@LiveTask
		String load() {
			ran.add("load");
			return "";
		}

		@LiveListener
		void told(Told told) {
			ran.add("told");
		}

		@LiveModelChange("number")
		State changed(State state) {
			ran.add("changed");
			return state;
		}

	}

	@LiveComponent(name = "class-custom", template = "live/vault", mountable = true)
	@ForKeepers
	static class CustomGuarded extends Guarded {

		State mount(Props props) {
			ran.add("mount");
			return STATE;
		}

		@LiveAction
		void save(@Valid Form form) {
			ran.add("save");
		}

		@LiveAction
		void count(@Min(1) int age) {
			ran.add("count");
		}

		@LiveTask
		String load() {
			ran.add("load");
			return "";
		}

		@LiveListener
		void told(Told told) {
			ran.add("told");
		}

		@LiveModelChange("number")
		State changed(State state) {
			ran.add("changed");
			return state;
		}

	}

	@LiveComponent(name = "methods", template = "live/vault")
	static class Methods {

		static final State STATE = new State(0, 0, 0, 0, 0, null, null, null, null, null);

		record State(@LiveModel int followedByPreAuthorize, @LiveModel int followedBySecured,
				@LiveModel int followedByRolesAllowed, @LiveModel int followedByDenyAll,
				@LiveModel int followedByCustom, AsyncValue<String> taskPreAuthorize, AsyncValue<String> taskSecured,
				AsyncValue<String> taskRolesAllowed, AsyncValue<String> taskDenyAll, AsyncValue<String> taskCustom) {
		}

		record Form(@NotBlank String name) {

			Form {
				ran.add("bound");
			}

		}

		record Owned(String owner, @NotBlank String name, Integer age) {

			Owned {
				if ("refused".equals(name)) {
					throw new IllegalArgumentException("refused");
				}
			}

		}

		State mount() {
			return STATE;
		}

		@LiveAction
		@PreAuthorize("hasRole('KEEPER')")
		void savePreAuthorize(@Valid Form form) {
			ran.add("save");
		}

		@LiveAction
		@Secured("ROLE_KEEPER")
		void saveSecured(@Valid Form form) {
			ran.add("save");
		}

		@LiveAction
		@RolesAllowed("KEEPER")
		void saveRolesAllowed(@Valid Form form) {
			ran.add("save");
		}

		@LiveAction
		@DenyAll
		void saveDenyAll(@Valid Form form) {
			ran.add("save");
		}

		@LiveAction
		@ForKeepers
		void saveCustom(@Valid Form form) {
			ran.add("save");
		}

		@LiveAction
		@PreAuthorize("#form.owner() == authentication.name")
		void saveArguments(@Valid Owned form) {
			ran.add("save");
		}

		@LiveModelChange("followedByPreAuthorize")
		@PreAuthorize("hasRole('KEEPER')")
		State followPreAuthorize(State state) {
			return state;
		}

		@LiveModelChange("followedBySecured")
		@Secured("ROLE_KEEPER")
		State followSecured(State state) {
			return state;
		}

		@LiveModelChange("followedByRolesAllowed")
		@RolesAllowed("KEEPER")
		State followRolesAllowed(State state) {
			return state;
		}

		@LiveModelChange("followedByDenyAll")
		@DenyAll
		State followDenyAll(State state) {
			return state;
		}

		@LiveModelChange("followedByCustom")
		@ForKeepers
		State followCustom(State state) {
			return state;
		}

		@LiveTask
		@PreAuthorize("hasRole('KEEPER')")
		String taskPreAuthorize() {
			return "";
		}

		@LiveTask
		@Secured("ROLE_KEEPER")
		String taskSecured() {
			return "";
		}

		@LiveTask
		@RolesAllowed("KEEPER")
		String taskRolesAllowed() {
			return "";
		}

		@LiveTask
		@DenyAll
		String taskDenyAll() {
			return "";
		}

		@LiveTask
		@ForKeepers
		String taskCustom() {
			return "";
		}

		@LiveAction
		@PreAuthorize("#form.owner() == authentication.name")
		String own(@Valid Owned form) {
			return "owned";
		}

		@LiveAction
		@PreAuthorize("#owner == authentication.name")
		String ownEntry(String owner, int age) {
			return "owned";
		}

		@LiveAction
		@ForTheYoung
		String counted(int age) {
			return "counted";
		}

		@LiveAction
		@PreAuthorize("hasRole('KEEPER')")
		@HandleAuthorizationDenied(handlerClass = Mask.class)
		String masked(@Valid Form form) {
			return "secret";
		}

	}

	static class Mask implements MethodAuthorizationDeniedHandler {

		@Override
		public Object handleDeniedInvocation(MethodInvocation call, AuthorizationResult result) {
			return "masked";
		}

		@Override
		public Object handleDeniedInvocationResult(MethodInvocationResult result, AuthorizationResult denial) {
			return "masked";
		}

	}

	/** Counts the denials that the application is told. */
	static class Denials {

		private int count;

		@EventListener
		void denied(AuthorizationDeniedEvent<?> event) {
			this.count++;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableMethodSecurity(securedEnabled = true, jsr250Enabled = true)
	@Import({ PreAuthorizeGuarded.class, SecuredGuarded.class, RolesAllowedGuarded.class, DenyAllGuarded.class,
			CustomGuarded.class, Methods.class, Mask.class, Denials.class })
	static class Application {

		@Bean
		ComponentRegistry componentRegistry(AnnotationConfigApplicationContext context) {
			return new ComponentRegistry(context, List.of(), TestComponents.VALIDATOR, TestComponents.MESSAGES,
					new SpringMethodGuards(), () -> InputFormats.NONE);
		}

		@Bean
		static AuthorizationEventPublisher authorizationEvents(ApplicationEventPublisher events) {
			return new SpringAuthorizationEventPublisher(events);
		}

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static Advisor keepers() {
			return new AuthorizationManagerBeforeMethodInterceptor(
					Pointcuts.union(AnnotationMatchingPointcut.forClassAnnotation(ForKeepers.class),
							AnnotationMatchingPointcut.forMethodAnnotation(ForKeepers.class)),
					(user, call) -> new AuthorizationDecision(user.get()
						.getAuthorities()
						.stream()
						.anyMatch((authority) -> "ROLE_KEEPER".equals(authority.getAuthority()))));
		}

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static Advisor young() {
			return new AuthorizationManagerBeforeMethodInterceptor(
					AnnotationMatchingPointcut.forMethodAnnotation(ForTheYoung.class),
					(user, call) -> new AuthorizationDecision((int) call.getArguments()[0] < 18));
		}

	}

}
