package org.livespring.component.bind;

import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.SmartValidator;
import org.springframework.validation.Validator;

import org.livespring.LiveErrorCode;
import org.livespring.log.PrintableLog;

/**
 * Checks bound input of a component by the application's validator and turns what is
 * wrong with it into texts for the user. The object name of the errors is the name of the
 * component.
 */
public final class InputChecker {

	/** Order of the errors of a field: not of the type, not there, others by name. */
	private static final Comparator<ObjectError> BY_WEIGHT = Comparator.comparingInt(InputChecker::weight)
		.thenComparing(InputChecker::code);

	private static final Set<Class<?>> DECIMALS = Set.of(Float.class, Double.class, BigDecimal.class);

	private static final Map<Class<?>, String> EXPECTED = Map.of(LocalDate.class, "date", LocalTime.class, "time",
			LocalDateTime.class, "datetime", YearMonth.class, "month");

	/** Default texts in the languages that Hibernate Validator has. */
	private static final MessageSource TEXTS = texts();

	private static final boolean BEAN_VALIDATION = ClassUtils.isPresent("jakarta.validation.Validator",
			InputChecker.class.getClassLoader());

	private static final String CONSTRAINT = "jakarta.validation.Constraint";

	/** The texts become part of the snapshot. */
	private static final int MAX_TEXTS = 100;

	private static final Log logger = PrintableLog.of(InputChecker.class);

	private final String component;

	private final @Nullable Validator validator;

	private final MessageSource messages;

	private final InputFormats formats;

	/** Codes of errors without a text, which are logged once. */
	private final Set<String> told = ConcurrentHashMap.newKeySet();

	/**
	 * A checker, which checks nothing where there is no validator.
	 * @param component name of the component
	 * @param validator the application's validator
	 * @param messages texts of errors
	 * @param formats the formats of input
	 */
	public InputChecker(String component, @Nullable Validator validator, MessageSource messages, InputFormats formats) {
		this.component = component;
		this.validator = validator;
		this.messages = messages;
		this.formats = formats;
	}

	/** Whether one is a constraint of Bean Validation, whose library may be missing. */
	public static boolean hasConstraints(Annotation[] annotations) {
		return Arrays.stream(annotations)
			.flatMap((annotation) -> Arrays.stream(annotation.annotationType().getAnnotations()))
			.anyMatch((meta) -> meta.annotationType().getName().equals(CONSTRAINT));
	}

	public InputFormats formats() {
		return this.formats;
	}

	/** Whether constraints of the type can be checked at all. */
	public boolean canValidate(Class<?> type) {
		return this.validator != null && this.validator.supports(type);
	}

	/**
	 * The checker of a method's parameters.
	 * @param bean the bean that has the method
	 * @param input what the method takes
	 * @return the checker, {@code null} if there is nothing to check, or nothing to check
	 * it with
	 */
	public @Nullable ParameterChecker parameters(Object bean, MethodInput input) {
		return (BEAN_VALIDATION && this.validator instanceof jakarta.validation.Validator executables)
				? ParameterChecker.of(this.component, bean, input, executables) : null;
	}

	/** A place for the errors of parameters. */
	public BindingResult errors(MethodInput input) {
		return new InputErrors(this.component, input);
	}

	/** What could not be bound to a parameter. */
	BindingResult failures(MethodInput input, Binding binding) {
		return add(errors(input), binding);
	}

	/** What could not be bound, as errors of the value that was bound nevertheless. */
	BindingResult failures(Class<?> type, @Nullable Object bound, Binding binding) {
		return add(new InputErrors(bound, this.component, type), binding);
	}

	private static BindingResult add(BindingResult errors, Binding binding) {
		binding.failures().forEach((failure) -> errors.addError(error(errors, failure, binding.locale())));
		return errors;
	}

	/** Add violated constraints of the bound value. */
	void validate(Object bound, BindingResult errors, Object[] groups, Locale locale) {
		Validator validator = this.validator;
		if (validator != null) {
			inLocale(locale, () -> {
				if (validator instanceof SmartValidator smart) {
					smart.validate(bound, errors, groups);
				}
				else {
					validator.validate(bound, errors);
				}
				return errors;
			});
		}
	}

	/** Add violated constraints of one property, as declared by the type. */
	void validateProperty(Class<?> type, String property, @Nullable Object value, BindingResult errors, Locale locale) {
		if (this.validator instanceof SmartValidator smart) {
			inLocale(locale, () -> {
				smart.validateValue(type, property, value, errors);
				return errors;
			});
		}
	}

	/**
	 * The texts of each field with errors, sorted, one line for each error.
	 * @param errors the errors
	 * @param locale the locale of the texts
	 * @return the texts by field
	 */
	public Map<String, String> texts(Errors errors, Locale locale) {
		if (!errors.hasErrors()) {
			return Map.of();
		}
		Map<String, String> texts = new TreeMap<>();
		errors.getAllErrors()
			.stream()
			.sorted(BY_WEIGHT)
			.limit(MAX_TEXTS)
			.forEach((error) -> texts.merge(field(error), text(error, locale), InputChecker::join));
		return Collections.unmodifiableMap(texts);
	}

	private static String join(String texts, String text) {
		return texts.lines().anyMatch(text::equals) ? texts : texts + "\n" + text;
	}

	private String text(ObjectError error, Locale locale) {
		try {
			return this.messages.getMessage(error, locale);
		}
		catch (NoSuchMessageException ex) {
			if (this.told.add(code(error))) {
				logger.warn("An error of component '" + this.component + "' has no text: add one of the messages "
						+ Arrays.toString(error.getCodes()) + ", or reject with a default message");
			}
			return String.valueOf(this.messages.getMessage("live.error." + LiveErrorCode.VALIDATION_FAILED, null,
					TEXTS.getMessage("check", null, locale), locale));
		}
	}

	private static FieldError error(BindingResult errors, Binding.Failure failure, Locale locale) {
		String field = failure.path();
		String object = errors.getObjectName();
		String[] names = field.isEmpty() ? new String[] { object } : new String[] { object + "." + field, field };
		Object[] arguments = { new DefaultMessageSourceResolvable(names, field) };
		return new FieldError(object, field, failure.value(), true, errors.resolveMessageCodes(failure.code(), field),
				arguments, TEXTS.getMessage(text(failure, errors.getFieldType(field)), null, locale));
	}

	private static String text(Binding.Failure failure, @Nullable Class<?> type) {
		if (failure.code().equals(Binding.MISSING)) {
			return "required";
		}
		if (type == null || failure.cause() != null) {
			return "invalid";
		}
		Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
		if (Number.class.isAssignableFrom(boxed)) {
			return DECIMALS.contains(boxed) ? "number" : "integer";
		}
		return boxed.isEnum() ? "option" : EXPECTED.getOrDefault(boxed, "invalid");
	}

	private static MessageSource texts() {
		ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
		texts.setBasename("org.livespring.component.bind.InputTexts");
		texts.setBundleClassLoader(InputChecker.class.getClassLoader());
		texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
		texts.setFallbackToSystemLocale(false);
		return texts;
	}

	static <T> T inLocale(Locale locale, Supplier<T> validation) {
		LocaleContext outer = LocaleContextHolder.getLocaleContext();
		LocaleContextHolder.setLocale(locale);
		try {
			return validation.get();
		}
		finally {
			LocaleContextHolder.setLocaleContext(outer);
		}
	}

	private static String field(ObjectError error) {
		String field = (error instanceof FieldError fieldError) ? fieldError.getField() : "";
		return field.isEmpty() ? ActionResult.GLOBAL : field;
	}

	private static String code(ObjectError error) {
		return StringUtils.hasText(error.getCode()) ? error.getCode() : "";
	}

	private static int weight(ObjectError error) {
		if (error instanceof FieldError fieldError && fieldError.isBindingFailure()) {
			return 0;
		}
		return code(error).startsWith("Not") ? 1 : 2;
	}

}
