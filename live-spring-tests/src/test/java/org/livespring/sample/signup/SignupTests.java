package org.livespring.sample.signup;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.SimpleErrors;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link Signup}. */
class SignupTests {

	private static final Signup.Form VALID = new Signup.Form("Grace", "grace@example.org", 36, Country.US, true);

	private final Signup signup = new Signup(new Accounts());

	private final LocalValidatorFactoryBean validator = new LocalValidatorFactoryBean();

	private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

	@BeforeEach
	void start() {
		this.validator.afterPropertiesSet();
		this.messages.setBasename("messages");
		this.messages.setDefaultEncoding("UTF-8");
		this.messages.setFallbackToSystemLocale(false);
	}

	@AfterEach
	void stop() {
		this.validator.close();
	}

	@Test
	void signUpWelcomesByName() {
		Errors errors = new SimpleErrors(VALID);
		assertThat(this.signup.signUp(this.signup.mount(), VALID, errors)).isEqualTo(new Signup.State("Grace"));
		assertThat(errors.hasErrors()).isFalse();
	}

	@Test
	void signUpWithATakenEmailIsAnErrorOfTheField() {
		Signup.Form taken = new Signup.Form("Ada", "Ada@Example.org", 36, Country.GB, true);
		Errors errors = new BeanPropertyBindingResult(taken, "form");
		assertThat(this.signup.signUp(this.signup.mount(), taken, errors)).isEqualTo(this.signup.mount());
		assertThat(texts(errors, Locale.ENGLISH)).isEqualTo(Map.of("email", "This email address is already taken."));
		assertThat(texts(errors, Locale.GERMAN)).isEqualTo(Map.of("email", "Diese E-Mail-Adresse ist schon vergeben."));
	}

	@Test
	void signUpTakesTheEmail() {
		this.signup.signUp(this.signup.mount(), VALID, new SimpleErrors(VALID));
		Errors second = new SimpleErrors(VALID);
		this.signup.signUp(this.signup.mount(), VALID, second);
		assertThat(second.getFieldErrors("email")).extracting(FieldError::getCode).containsExactly("taken");
	}

	@Test
	void signUpWithErrorsDoesNotTakeTheEmail() {
		Errors errors = new SimpleErrors(VALID);
		errors.rejectValue("name", "NotBlank");
		assertThat(this.signup.signUp(this.signup.mount(), VALID, errors)).isEqualTo(this.signup.mount());
		Errors later = new SimpleErrors(VALID);
		this.signup.signUp(this.signup.mount(), VALID, later);
		assertThat(later.hasErrors()).isFalse();
	}

	@Test
	void emptyFormHasAnErrorForEachField() {
		assertThat(texts(validate(new Signup.Form("", "", null, null, false)), Locale.ENGLISH))
			.isEqualTo(Map.of("age", "Please tell us your age.", "country", "Please choose a country.", "email",
					"Please tell us your email address.", "name", "Please tell us your name.", "terms",
					"Please accept the terms."));
	}

	@Test
	void wrongValuesHaveAnErrorInTheUsersLanguage() {
		Errors errors = validate(new Signup.Form("x".repeat(81), "nobody", 17, Country.DE, true));
		assertThat(texts(errors, Locale.ENGLISH)).isEqualTo(Map.of("name", "A name has at most 80 letters.", "email",
				"This is not an email address.", "age", "You must be at least 18 years old."));
		assertThat(texts(errors, Locale.GERMAN)).isEqualTo(Map.of("name", "Ein Name hat höchstens 80 Zeichen.", "email",
				"Das ist keine E-Mail-Adresse.", "age", "Sie müssen mindestens 18 Jahre alt sein."));
	}

	@ParameterizedTest
	@EnumSource
	void everyCountryHasANameInBothLanguages(Country country) {
		for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
			assertThat(this.messages.getMessage("country." + country, null, locale)).isNotBlank();
		}
	}

	private Errors validate(Signup.Form form) {
		Errors errors = new BeanPropertyBindingResult(form, "form");
		this.validator.validate(form, errors);
		return errors;
	}

	private Map<String, String> texts(Errors errors, Locale locale) {
		Map<String, String> texts = new TreeMap<>();
		for (FieldError error : errors.getFieldErrors()) {
			texts.put(error.getField(), this.messages.getMessage(error, locale));
		}
		return texts;
	}

}
