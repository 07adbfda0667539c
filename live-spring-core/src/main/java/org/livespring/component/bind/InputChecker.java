package org.livespring.component.bind;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.SmartValidator;
import org.springframework.validation.Validator;

/**
 * Checks bound input by the application's validator and turns what is wrong with it into
 * texts for the user. Message codes are those of Spring MVC.
 */
public final class InputChecker {

	/**
	 * Of several errors of a field the user sees the first: not of the type, not there,
	 * others by name.
	 */
	private static final Comparator<ObjectError> BY_WEIGHT = Comparator.comparingInt(InputChecker::weight)
		.thenComparing(InputChecker::code);

	private static final String CONSTRAINT = "jakarta.validation.Constraint";

	/** The texts become part of the snapshot. */
	private static final int MAX_TEXTS = 100;

	private final @Nullable Validator validator;

	private final MessageSource messages;

	/** A checker, which checks nothing where there is no validator. */
	public InputChecker(@Nullable Validator validator, MessageSource messages) {
		this.validator = validator;
		this.messages = messages;
	}

	/** Whether one is a constraint of Bean Validation, whose library may be missing. */
	public static boolean hasConstraints(Annotation[] annotations) {
		return Arrays.stream(annotations)
			.flatMap((annotation) -> Arrays.stream(annotation.annotationType().getAnnotations()))
			.anyMatch((meta) -> meta.annotationType().getName().equals(CONSTRAINT));
	}

	/** Whether constraints of the type can be checked at all. */
	public boolean canValidate(Class<?> type) {
		return this.validator != null && this.validator.supports(type);
	}

	/** What could not be bound, as errors of the value that was bound nevertheless. */
	BindingResult failures(Class<?> type, @Nullable Object bound, List<Binding.Failure> failures) {
		BindingResult errors = new BeanPropertyBindingResult(bound, ClassUtils.getShortNameAsProperty(type), false, 0);
		failures.forEach((failure) -> errors.addError(error(errors, failure)));
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
			});
		}
	}

	/** Add violated constraints of one property, as declared by the type. */
	void validateProperty(Class<?> type, String property, @Nullable Object value, BindingResult errors, Locale locale) {
		if (this.validator instanceof SmartValidator smart) {
			inLocale(locale, () -> smart.validateValue(type, property, value, errors));
		}
	}

	/** One text for each field with errors. */
	Map<String, String> texts(Errors errors, Locale locale) {
		if (!errors.hasErrors()) {
			return Map.of();
		}
		Map<String, String> texts = new TreeMap<>();
		errors.getAllErrors()
			.stream()
			.sorted(BY_WEIGHT)
			.limit(MAX_TEXTS)
			.forEach(
					(error) -> texts.computeIfAbsent(field(error), (field) -> this.messages.getMessage(error, locale)));
		return Collections.unmodifiableMap(texts);
	}

	private static FieldError error(BindingResult errors, Binding.Failure failure) {
		String field = failure.path();
		String object = errors.getObjectName();
		String[] names = field.isEmpty() ? new String[] { object } : new String[] { object + "." + field, field };
		Object[] arguments = { new DefaultMessageSourceResolvable(names, field) };
		String text = failure.code().equals(Binding.MISSING) ? "is required" : "is not valid";
		return new FieldError(object, field, failure.value(), true, errors.resolveMessageCodes(failure.code(), field),
				arguments, text);
	}

	private static void inLocale(Locale locale, Runnable validation) {
		LocaleContext outer = LocaleContextHolder.getLocaleContext();
		LocaleContextHolder.setLocale(locale);
		try {
			validation.run();
		}
		finally {
			LocaleContextHolder.setLocaleContext(outer);
		}
	}

	private static String field(ObjectError error) {
		return (error instanceof FieldError fieldError) ? fieldError.getField() : "";
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
