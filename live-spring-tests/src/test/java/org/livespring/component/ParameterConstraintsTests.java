package org.livespring.component;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.Errors;
import org.springframework.validation.annotation.Validated;
import org.springframework.validation.beanvalidation.MethodValidationPostProcessor;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveConfigurationException;
import org.livespring.LiveContext;
import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.LiveListener;
import org.livespring.component.bind.ActionResult;
import org.livespring.component.bind.InputFormats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ParameterConstraintsTests {

	private static final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(
			Components.class);

	private final LiveContext live = new TestContext();

	@AfterAll
	static void close() {
		context.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "validated" })
	void validArgumentsRunTheAction(String component) {
		ActionResult result = invoke(component, "send", "{'text': 'hello'}");
		assertThat(result.isValid()).isTrue();
		assertThat(result.result()).isEqualTo("hello");
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "validated" })
	void violationsAreErrorsUnderTheNameOfTheParameter(String component) {
		assertThat(invoke(component, "send", "{'text': ' '}").errors()).isEqualTo(Map.of("text", "must not be blank"));
		assertThat(invoke(component, "send", "{'text': 'too long for this'}").errors())
			.isEqualTo(Map.of("text", "size must be between 0 and 10"));
		assertThat(invoke(component, "send", "{}").errors()).isEqualTo(Map.of("text", "must not be blank"));
		assertThat(invoke(component, "send", "{}").result()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "validated" })
	void whatCannotBeBoundIsAnErrorBesideThem(String component) {
		assertThat(invoke(component, "many", "{'count': 'x', 'tags': ['a', '']}").errors())
			.isEqualTo(Map.of("count", "must be a whole number", "tags[1]", "must not be blank"));
		assertThat(invoke(component, "many", "{'count': 7, 'tags': ['a']}").errors())
			.isEqualTo(Map.of("count", "must be less than or equal to 5"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "validated" })
	void parametersAreCheckedBesideTheRecord(String component) {
		assertThat(invoke(component, "save", "{'name': '', 'row': 9}").errors())
			.isEqualTo(Map.of("name", "must not be blank", "row", "must be less than or equal to 5"));
		assertThat(invoke(component, "save", "{'name': 'a', 'row': 'x'}").errors())
			.isEqualTo(Map.of("row", "must be a whole number"));
		assertThat(invoke(component, "save", "{'name': 'a', 'row': 1}").result()).isEqualTo("a1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "validated" })
	void violationOfWhatTheBrowserDoesNotSendIsGlobal(String component) {
		assertThat(invoke(component, "own", "{}").errors()).isEqualTo(Map.of("global", "must not be null"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "validated" })
	void listenerIsNotCalledWithAnInvalidEvent(String component) {
		ComponentDefinition definition = definition(component);
		Object state = definition.mount(null, this.live);
		ComponentListener listener = definition.listener(Posted.class);
		assertThat(listener.invoke(state, null, new Posted("a"), this.live)).isEqualTo(state);
		assertThatExceptionOfType(ConstraintViolationException.class)
			.isThrownBy(() -> listener.invoke(state, null, new Posted(""), this.live))
			.withMessageContaining("must not be blank");
	}

	@Test
	void groupsOfTheMethodAreChecked() {
		assertThat(invoke("plain", "draft", "{'text': ''}").errors())
			.isEqualTo(Map.of("text", "size must be between 1 and 2147483647"));
		assertThat(invoke("plain", "draft", "{'text': ' '}").errors()).isEmpty();
	}

	@Test
	void textsAreMessagesWithTheCodesOfSpring() {
		ComponentDefinition component = TestComponents.read(Plain.class);
		Object state = component.mount(null, this.live);
		LiveContext german = new TestContext(Locale.GERMAN);
		assertThat(component.action("send").invoke(state, null, TestComponents.json("{'text': ''}"), german).errors())
			.isEqualTo(Map.of("text", "Bitte einen Text"));
		assertThat(component.action("many").invoke(state, null, TestComponents.json("{'count': 'x'}"), german).errors())
			.isEqualTo(Map.of("count", "Bitte eine Zahl"));
	}

	@Test
	void withoutConstraintsAMismatchIsNoErrorOfAField() {
		assertThatExceptionOfType(LiveException.class).isThrownBy(() -> invoke("plain", "free", "{'count': 'x'}"))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(LiveErrorCode.INVALID_PAYLOAD));
	}

	@Test
	void errorsOfParametersReachTheMethodThatTakesErrors() {
		assertThat(TestComponents.read(Deciding.class)
			.action("save")
			.invoke(new Deciding.State(), null, TestComponents.json("{'name': 'a', 'row': 9}"), this.live)
			.result()).isEqualTo("row");
	}

	@Test
	void errorsInAValidatedClassFail() {
		assertThatExceptionOfType(LiveConfigurationException.class)
			.isThrownBy(() -> TestComponents.read(ValidatedDeciding.class))
			.withMessageContainingAll("'save'", "@Validated")
			.satisfies((ex) -> assertThat(ex.remedy()).contains("Remove @Validated"));
	}

	@Test
	void constraintsWithoutBeanValidationFail() {
		assertThatExceptionOfType(LiveConfigurationException.class)
			.isThrownBy(() -> TestComponents.read(null, Plain.class))
			.withMessageContaining("no Bean Validation")
			.satisfies((ex) -> assertThat(ex.remedy()).contains("spring-boot-starter-validation"));
	}

	private ActionResult invoke(String component, String action, String payload) {
		ComponentDefinition definition = definition(component);
		return definition.action(action)
			.invoke(definition.mount(null, this.live), null, TestComponents.json(payload), this.live);
	}

	private static ComponentDefinition definition(String component) {
		return context.getBean(ComponentRegistry.class).get(component);
	}

	interface Draft {

	}

	record Posted(@NotBlank String text) {

	}

	record Named(@NotBlank String name) {

	}

	static class Base {

		record State() {

		}

		State mount() {
			return new State();
		}

		@LiveAction
		String send(State state, @NotBlank @Size(max = 10) String text) {
			return text;
		}

		@LiveAction
		@Validated(Draft.class)
		void draft(@NotBlank @Size(min = 1, groups = Draft.class) String text) {
		}

		@LiveAction
		void many(@Min(1) @Max(5) int count, List<@NotBlank String> tags) {
		}

		@LiveAction
		String save(@Valid Named named, @Max(5) int row) {
			return named.name() + row;
		}

		@LiveAction
		void own(@NotNull Principal user) {
		}

		@LiveAction
		void free(int count) {
		}

		@LiveListener
		void posted(@Valid Posted posted) {
		}

	}

	@LiveComponent
	static class Plain extends Base {

	}

	@LiveComponent(name = "validated")
	@Validated
	static class ValidatedOne extends Base {

	}

	@LiveComponent
	static class Deciding {

		record State() {

		}

		State mount() {
			return new State();
		}

		@LiveAction
		String save(@Valid Named named, Errors errors, @Max(5) int row) {
			return errors.getFieldErrors().get(0).getField();
		}

	}

	@LiveComponent
	@Validated
	static class ValidatedDeciding extends Deciding {

	}

	@Configuration(proxyBeanMethods = false)
	static class Components {

		@Bean
		static MethodValidationPostProcessor methodValidation() {
			MethodValidationPostProcessor processor = new MethodValidationPostProcessor();
			processor.setProxyTargetClass(true);
			return processor;
		}

		@Bean
		Plain plain() {
			return new Plain();
		}

		@Bean
		ValidatedOne validatedOne() {
			return new ValidatedOne();
		}

		@Bean
		ComponentRegistry componentRegistry(AnnotationConfigApplicationContext context) {
			return new ComponentRegistry(context, List.of(), TestComponents.VALIDATOR, TestComponents.MESSAGES,
					MethodGuards.NONE, () -> InputFormats.NONE);
		}

	}

}
