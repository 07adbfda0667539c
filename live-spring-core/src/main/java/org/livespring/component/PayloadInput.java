package org.livespring.component;

import java.lang.reflect.Method;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;
import org.livespring.LiveErrorCode;
import org.livespring.ProtocolException;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.validation.annotation.Validated;
import org.springframework.validation.annotation.ValidationAnnotationUtils;

/**
 * The payload of an action: one record made of all entries, its errors, and single
 * entries by the names of simple parameters.
 */
final class PayloadInput implements MethodInput {

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
		ResolvableType declared = ResolvableType.forMethodParameter(parameter);
		return ValueBinders.isSimpleOrListOfSimple(declared) ? entry(parameter, declared) : null;
	}

	@Override
	public String possible() {
		return MethodInput.super.possible()
				+ ", from the payload a record or simple values by their names, and Errors of the record";
	}

	@Nullable Payload payload() {
		return this.payload;
	}

	boolean takesErrors() {
		if (this.takesErrors && this.payload == null) {
			throw Problem.of(this.type, this.method)
				.report("takes Errors, but no payload that could have some", "Add a record for the payload");
		}
		return this.takesErrors;
	}

	private Payload payload(MethodParameter parameter) {
		if (this.payload != null) {
			throw Problem.of(this.type, this.method)
				.report("has more than one record for the payload", "Make one record of them");
		}
		Class<?> record = parameter.getParameterType();
		Object @Nullable [] groups = groups(parameter);
		if (groups != null && !this.checker.canValidate(record)) {
			throw Problem.of(this.type, this.method)
				.report("wants its payload validated, but there is no Bean Validation",
						"Add spring-boot-starter-validation");
		}
		return new Payload(record, binder(ResolvableType.forMethodParameter(parameter), record.getSimpleName()), groups,
				this.checker);
	}

	private ValueBinder binder(ResolvableType declared, String name) {
		try {
			return ValueBinders.untrusted(declared, name);
		}
		catch (IllegalArgumentException ex) {
			throw Problem.of(this.type, this.method)
				.report("has a payload that cannot be bound: " + ex.getMessage(), "Use only " + ValueBinders.BINDABLE);
		}
	}

	private Argument entry(MethodParameter parameter, ResolvableType declared) {
		String name = parameter.getParameterName();
		if (name == null) {
			throw Problem.of(this.type, this.method)
				.report("has a parameter without a name", "Compile with -parameters, or use a record");
		}
		if (Constraints.isPresent(parameter.getParameterAnnotations())
				&& !AnnotatedElementUtils.hasAnnotation(this.type, Validated.class)) {
			throw Problem.of(this.type, this.method)
				.report("has constraints on the parameter '" + name + "', which nothing checks",
						"Put it into a record and annotate that with @Valid");
		}
		ValueBinder binder = binder(declared, name);
		return (call) -> {
			Binding binding = Binding.untrusted();
			Object value = binder.bind(call.entries().get(name), name, binding);
			if (!binding.failures().isEmpty()) {
				throw new ProtocolException(LiveErrorCode.INVALID_PAYLOAD,
						"No valid '" + name + "' for '" + this.method.getName() + "' of " + this.type.getName());
			}
			return value;
		};
	}

	private static Object @Nullable [] groups(MethodParameter parameter) {
		return Arrays.stream(parameter.getParameterAnnotations())
			.map(ValidationAnnotationUtils::determineValidationHints)
			.filter((hints) -> hints != null)
			.findFirst()
			.orElse(null);
	}

}
