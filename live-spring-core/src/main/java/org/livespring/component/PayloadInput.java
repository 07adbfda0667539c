package org.livespring.component;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
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
import org.livespring.component.bind.MethodInput;
import org.livespring.component.bind.Payload;
import org.livespring.component.bind.PayloadEntry;

/**
 * The payload parameters of an action: one record bound from all entries, its errors, and
 * parameters of simple types bound from single entries by name.
 */
final class PayloadInput implements ArgumentReader.Input {

	private final Class<?> type;

	private final Method method;

	private final String action;

	private final InputChecker checker;

	private final Map<String, Class<?>> types = new HashMap<>();

	private int payloadIndex = MethodInput.NO_PAYLOAD;

	private @Nullable Payload payload;

	private boolean takesErrors;

	/** Set once before the first call. */
	private boolean checked;

	PayloadInput(Class<?> type, Method method, String action, InputChecker checker) {
		this.type = type;
		this.method = method;
		this.action = action;
		this.checker = checker;
	}

	@Override
	public @Nullable Argument argument(MethodParameter parameter) {
		Class<?> wanted = parameter.getParameterType();
		if (wanted == Errors.class || wanted == BindingResult.class) {
			this.takesErrors = true;
			return Call::errors;
		}
		boolean entry = PayloadEntry.supports(ResolvableType.forMethodParameter(parameter), this.checker.formats(),
				parameter.getParameterAnnotations());
		if (wanted.isRecord() && !entry) {
			this.payload = payload(parameter);
			this.payloadIndex = parameter.getParameterIndex();
			return Call::input;
		}
		return entry ? entry(parameter) : null;
	}

	@Override
	public String possible() {
		return ArgumentReader.Input.super.possible()
				+ ", a record or simple values by name from the payload, and the record's Errors";
	}

	@Nullable Payload payload() {
		return this.payload;
	}

	/** What the method takes, once its arguments were read. */
	MethodInput method() {
		return new MethodInput(this.action, this.method, this.payloadIndex, Map.copyOf(this.types));
	}

	/**
	 * Whether the parameters are checked, so that what cannot be bound is an error too.
	 */
	void checked(boolean checked) {
		this.checked = checked;
	}

	/** What is checked, {@code null} if nothing is. */
	@Nullable MethodInput checked() {
		return this.checked ? method() : null;
	}

	boolean takesErrors() {
		if (this.takesErrors && this.payload == null) {
			throw problem("takes Errors, but no record for the payload", "Add a record for the payload");
		}
		if (this.takesErrors && AnnotatedElementUtils.hasAnnotation(this.type, Validated.class)) {
			throw problem("takes Errors, but the proxy of a @Validated class throws before the method can see them",
					"Remove @Validated from the class: parameters of actions are validated without it");
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
		this.types.put(name, parameter.getParameterType());
		PayloadEntry entry = new PayloadEntry(parameter, name, this.action, this.checker);
		return (call) -> entry.read(call.entries(), this.checked ? call.errors() : null, call.live().locale());
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
