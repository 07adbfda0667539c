package org.livespring.component.bind;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import org.hibernate.validator.HibernateValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.support.StaticMessageSource;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.validation.BindingResult;

import static org.assertj.core.api.Assertions.assertThat;

class InputTextsTests {

	private final StaticMessageSource messages = new StaticMessageSource();

	private final InputChecker checker = new InputChecker("sign-up", null, this.messages, InputFormats.NONE);

	static Stream<Locale> languages() throws IOException {
		String bundle = "classpath*:" + HibernateValidator.class.getPackageName().replace('.', '/')
				+ "/ValidationMessages_*.properties";
		return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(bundle))
			.map(Resource::getFilename)
			.map((name) -> name.replaceAll("ValidationMessages_|\\.properties", "").replace('_', '-'))
			.map(Locale::forLanguageTag)
			.filter((locale) -> !locale.getLanguage().equals("en"));
	}

	@Test
	void languagesAreThere() throws IOException {
		assertThat(languages()).hasSizeGreaterThan(20);
	}

	@ParameterizedTest
	@MethodSource("languages")
	void textsAreInEachLanguageOfBeanValidation(Locale locale) {
		Map<String, String> english = errors(Locale.ENGLISH);
		Map<String, String> texts = errors(locale);
		assertThat(texts).containsOnlyKeys(english.keySet());
		texts.forEach((field, text) -> assertThat(text).isNotEqualTo(english.get(field)).isNotBlank());
	}

	@ParameterizedTest
	@CsvSource({ "de-AT, muss ein Datum sein", "fr, doit être une date", "zh-TW, 必須是日期", "zh-SG, 必须是日期",
			"sv, must be a date" })
	void defaultIsInTheLanguageOfTheUser(String tag, String text) {
		assertThat(errors(Locale.forLanguageTag(tag))).containsEntry("birthday", text);
	}

	@Test
	void apostropheSurvives() {
		assertThat(errors(Locale.FRENCH)).containsEntry("any", "n’est pas valide");
	}

	@ParameterizedTest
	@CsvSource({ "typeMismatch.sign-up.form.birthday", "typeMismatch.sign-up.birthday", "typeMismatch.form.birthday",
			"typeMismatch.birthday", "typeMismatch.java.time.LocalDate", "typeMismatch" })
	void messageOfTheApplicationComesFirst(String code) {
		this.messages.addMessage(code, Locale.GERMAN, "{0} bitte");
		this.messages.addMessage("birthday", Locale.GERMAN, "Geburtstag");
		assertThat(errors(Locale.GERMAN)).containsEntry("birthday", "Geburtstag bitte");
	}

	@ParameterizedTest
	@CsvSource({ "required.sign-up.age", "required.form.age", "required.age", "required.int", "required" })
	void messageOfTheApplicationForAMissingValueComesFirst(String code) {
		this.messages.addMessage(code, Locale.GERMAN, "Bitte Alter angeben");
		assertThat(errors(Locale.GERMAN)).containsEntry("age", "Bitte Alter angeben");
	}

	@Test
	void filesHaveTheSameTextsAndNoSyntaxOfMessages() throws IOException {
		Resource[] files = new PathMatchingResourcePatternResolver()
			.getResources("classpath*:org/livespring/component/bind/InputTexts*.properties");
		assertThat(files).hasSizeGreaterThan(20);
		for (Resource file : files) {
			Properties texts = new Properties();
			try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
				texts.load(reader);
			}
			assertThat(texts).as(file.getFilename())
				.containsOnlyKeys("required", "invalid", "number", "integer", "option", "date", "time", "datetime",
						"month", "check");
			assertThat(texts.values()).as(file.getFilename())
				.allSatisfy((text) -> assertThat(text.toString()).doesNotContainPattern("['{}]"));
		}
	}

	private Map<String, String> errors(Locale locale) {
		Payload payload = new Payload(ResolvableType.forClass(Form.class), null, this.checker);
		BindingResult errors = payload.read(Map.of("birthday", "x", "amount", "x", "count", "x", "color", "x", "at",
				"x", "when", "x", "month", "x", "any", List.of(Map.of())), locale);
		return this.checker.texts(errors, locale);
	}

	enum Color {

		RED

	}

	record Form(LocalDate birthday, Double amount, Integer count, Color color, LocalTime at, LocalDateTime when,
			YearMonth month, String any, int age) {

	}

}
