package org.livespring.component;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.validation.annotation.Validated;
import org.springframework.validation.annotation.ValidationAnnotationUtils;

import org.livespring.LiveConfigurationException;
import org.livespring.component.Call.Argument;
import org.livespring.component.bind.InputChecker;
import org.livespring.component.bind.Payload;
import org.livespring.component.bind.PayloadEntry;

/**
 * The payload parameters of an action: one record bound from all entries, its errors, and
 * parameters of simple types bound from single entries by name.
 */
final class PayloadInput implements ArgumentReader.Input {

	private final Class<?> type;

	private final Method method;

	private final InputChecker checker;

	private @Nullable Payload payload;

	private boolean takesErrors;

	PayloadInput(Class<?> type, Method method, InputChecker checker) {
		this.type = type;
		this.method = method;
		this.checker = checker;
	}

	@Override
	public @Nullable Argument argument(MethodParameter parameter) {
		Class<?> wanted = parameter.getParameterType();
		if (wanted == Errors.class || wanted == BindingResult.class) {
			this.takesErrors = true;
			return Call::errors;
		}
		if (wanted.isRecord()) {
			this.payload = payload(parameter);
			return Call::input;
		}
		return PayloadEntry.supports(ResolvableType.forMethodParameter(parameter)) ? entry(parameter) : null;
	}

	@Override
	public String possible() {
		return ArgumentReader.Input.super.possible()
				+ ", a record or simple values by name from the payload, and the record's Errors";
	}

	@Nullable Payload payload() {
		return this.payload;
	}

	boolean takesErrors() {
		if (this.takesErrors && this.payload == null) {
			throw problem("takes Errors, but no record for the payload", "Add a record for the payload");
		}
		return this.takesErrors;
	}

	private Payload payload(MethodParameter parameter) {
		if (this.payload != null) {
			throw problem("has more than one record for the payload", "Combine them into one record");
		}
		Object @Nullable [] groups = groups(parameter);
		if (groups != null && !this.checker.canValidate(parameter.getParameterType())) {
			throw problem("requires validation of its payload, but there is no Bean Validation",
					"Add spring-boot-starter-validation");
		}
		try {
			return new Payload(ResolvableType.forMethodParameter(parameter), groups, this.checker);
		}
		catch (IllegalArgumentException ex) {
			throw problem("has a payload that cannot be bound: " + ex.getMessage(), "Use only " + Payload.BINDABLE);
		}
	}

	private Argument entry(MethodParameter parameter) {
		String name = parameter.getParameterName();
		if (name == null) {
			throw problem("has a parameter without a name", "Compile with -parameters, or use a record");
		}
		if (InputChecker.hasConstraints(parameter.getParameterAnnotations())
				&& !AnnotatedElementUtils.hasAnnotation(this.type, Validated.class)) {
			throw problem("has constraints on the parameter '" + name + "', which are not checked",
					"Put the parameter into a record and annotate that with @Valid");
		}
		PayloadEntry entry = new PayloadEntry(parameter, name);
		return (call) -> entry.read(call.entries());
	}

	private LiveConfigurationException problem(String what, String remedy) {
		return Problem.of(this.type, this.method, what, remedy);
	}

	private static Object @Nullable [] groups(MethodParameter parameter) {
		return Arrays.stream(parameter.getParameterAnnotations())
			.map(ValidationAnnotationUtils::determineValidationHints)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

}
