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
import jakarta.validation.constraints.AssertTrue;
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
		assertThat(result.errors()).containsExactly(Map.entry("address.city", "must not be blank"),
				Map.entry("age", "must be greater than or equal to 18"), Map.entry("birthday", "must be a date"),
				Map.entry("email", "must be a well-formed email address"), Map.entry("global", "passwords differ"),
				Map.entry("name", "must not be blank"), Map.entry("tags[1]", "must not be blank"));
	}

	@Test
	void invokeReportsWhatCouldNotBeBoundBesideConstraints() {
		assertThat(invoke("signup", VALID.replace("'42'", "''").replace("Rod", "")).errors())
			.isEqualTo(Map.of("age", "is required", "name", "must not be blank"));
		assertThat(invoke("signup", VALID.replace("'42'", "'1e9'").replace("'Linz'", "{}")).errors())
			.isEqualTo(Map.of("age", "must be a whole number", "address.city", "is not valid"));
	}

	@Test
	void invokeTellsAllErrorsOfAFieldTheMostImportantFirst() {
		assertThat(invoke("signup", VALID.replace("'Rod'", "'" + " ".repeat(20) + "'")).errors())
			.isEqualTo(Map.of("name", "must not be blank\nsize must be between 0 and 10"));
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
		assertThat(result.errors()).isEqualTo(Map.of("age", "must be a whole number"));
	}

	@Test
	void errorsOfTheMethodAreReported() {
		ActionResult result = invoke("decide", VALID.replace("Rod", "Taken"));
		assertThat(result.state()).isEqualTo(new Form.State("0 errors, age 42"));
		assertThat(result.errors()).isEqualTo(Map.of("name", "is taken", "global", "try again"));
	}

	@Test
	void invokeWithErrorsOfAPayloadThatCannotBeMadeDoesNotRun() {
		ActionResult result = this.form.action("picky")
			.invoke(this.state, null, TestComponents.json("{'text': 'x'}"), this.live);
		assertThat(result.state()).isSameAs(this.state);
		assertThat(result.errors()).isEqualTo(Map.of("global", "is not valid"));
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
			.isEqualTo(Map.of("count", "must be a whole number"));
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
			.validate(new Form.State(""), null,
					TestComponents.json("{'name': '', 'age': 'x', 'tags': [''], 'address.city': ''}"),
					List.of("name", "tags", "address", "unknown"), this.live);
		assertThat(errors).containsOnlyKeys("name", "tags[0]", "address.city");
		assertThat(this.form.action("throwing").validate(new Form.State(""), null, null, List.of("name"), this.live))
			.isEmpty();
	}

	@Test
	void rejectionWithoutATextSaysWhatToDo() {
		assertThat(invoke("reject", VALID).errors())
			.isEqualTo(Map.of("name", "Please check your input.", "global", "Please check your input."));
	}

	@Test
	void messageCodesKnowComponentAndRecord() {
		ComponentDefinition codes = TestComponents.read(Codes.class);
		assertThat(errors(codes, "draft")).containsEntry("name", "component and record");
		assertThat(errors(codes, "publish")).containsEntry("name", "component");
		assertThat(errors(TestComponents.read(Others.class), "publish")).containsEntry("name", "record");
	}

	private Map<String, String> errors(ComponentDefinition component, String action) {
		return component.action(action).invoke(component.mount(null, this.live), null, null, this.live).errors();
	}

	@Test
	void errorOfSeveralFieldsIsShownOnceTheyAreTouched() {
		String plan = "{'title': '', 'start': '2026-05-02', 'due': '2026-05-01', 'steps[0].from': '3', 'steps[0].to': '2'}";
		assertThat(validate(plan, "title", "start")).containsOnlyKeys("title");
		assertThat(validate(plan, "start", "due")).containsOnlyKeys("dueAfterStart");
		assertThat(validate(plan, "steps[0].from")).isEmpty();
		assertThat(validate(plan, "steps[0].from", "steps[0].to")).containsOnlyKeys("steps[0].ordered");
	}

	@Test
	void errorOfSeveralFieldsIsReadThroughMethodsAndLambdas() {
		String plan = "{'title': 'x', 'start': '2026-05-02', 'due': '2026-05-03', 'budget': '1', 'steps[0].cost': '2'}";
		assertThat(validate(plan, "budget")).isEmpty();
		assertThat(validate(plan, "budget", "steps[0].cost")).containsOnlyKeys("affordable");
	}

	@Test
	void errorOfTheWholeIsShownOnceAllIsTouched() {
		String signup = VALID.replace("'repeated': 'secret'", "'repeated': 'other', 'live-key': '7'");
		ComponentAction action = this.form.action("signup");
		List<String> fields = List.of("name", "email", "age", "birthday", "address.city", "tags", "password",
				"repeated");
		assertThat(
				action.validate(new Form.State(""), null, TestComponents.json(signup), fields.subList(0, 7), this.live))
			.isEmpty();
		assertThat(action.validate(new Form.State(""), null, TestComponents.json(signup), fields, this.live))
			.containsOnlyKeys("global");
	}

	@Test
	void errorsOfNoControlStayAfterTheFormWasSent() {
		String plan = "{'title': '', 'start': '2026-05-02', 'due': '2026-05-01'}";
		assertThat(validate(plan, "", "title", "start", "due")).containsOnlyKeys("title", "dueAfterStart", "steps");
		assertThat(validate(plan, "", "start", "due")).containsOnlyKeys("dueAfterStart", "steps");
		assertThat(validate(plan.replace("05-01", "06-01"), "", "start", "due")).containsOnlyKeys("steps");
	}

	private Map<String, String> validate(String plan, String... touched) {
		return this.form.action("plan")
			.validate(new Form.State(""), null, TestComponents.json(plan), List.of(touched), this.live);
	}

	@Test
	void validateOfNothingTouchedReportsNothing() {
		assertThat(this.form.action("signup")
			.validate(new Form.State(""), null, TestComponents.json("{}"), List.of(), this.live)).isEmpty();
		assertThat(this.form.action("signup")
			.validate(new Form.State(""), null, TestComponents.json("{}"), List.of("na"), this.live)).isEmpty();
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
		void reject(@Valid Signup signup, Errors errors) {
			errors.rejectValue("name", "unheard");
			errors.reject("unheard");
		}

		@LiveAction
		void plan(@Valid Plan plan) {
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

	record Plan(@NotBlank String title, LocalDate start, LocalDate due, Integer budget,
			@NotEmpty List<@Valid Step> steps) {

		@AssertTrue
		boolean isDueAfterStart() {
			return this.start == null || due() == null || !this.due.isBefore(this.start);
		}

		@AssertTrue
		boolean isAffordable() {
			return this.budget == null
					|| this.steps.stream().filter((step) -> step.cost() != null).allMatch(this::canPay);
		}

		private boolean canPay(Step step) {
			return step.cost() <= budget();
		}

	}

	record Step(Integer from, Integer to, Integer cost) {

		@AssertTrue
		boolean isOrdered() {
			return this.from == null || this.to == null || this.from <= this.to;
		}

	}

	@LiveComponent
	static class Codes {

		record State() {

		}

		State mount() {
			return new State();
		}

		@LiveAction
		void draft(@Valid Outline.Draft draft) {
		}

		@LiveAction
		void publish(@Valid Outline.Publication publication) {
		}

	}

	@LiveComponent
	static class Others {

		record State() {

		}

		State mount() {
			return new State();
		}

		@LiveAction
		void publish(@Valid Outline.Publication publication) {
		}

	}

	static class Outline {

		record Draft(@NotBlank String name) {

		}

		record Publication(@NotBlank String name) {

		}

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
