package org.livespring.component.bind;

import java.lang.annotation.Annotation;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.validation.BindingResult;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

/** One entry of a payload, bound to a simple parameter of an action. */
public final class PayloadEntry {

	private final MethodInput input;

	private final String name;

	private final InputChecker checker;

	private final boolean required;

	private final ValueBinder binder;

	/**
	 * The entry of a name, for a parameter of a {@linkplain #supports supported} type.
	 * @param parameter the parameter
	 * @param name its name
	 * @param action the action that has it
	 * @param checker makes the errors
	 */
	public PayloadEntry(MethodParameter parameter, String name, String action, InputChecker checker) {
		this.input = new MethodInput(action, Objects.requireNonNull(parameter.getMethod()), MethodInput.NO_PAYLOAD,
				Map.of(name, parameter.getParameterType()));
		this.name = name;
		this.checker = checker;
		this.required = RecordType.isKotlin(parameter.getContainingClass()) && !parameter.isOptional();
		this.binder = ValueBinders.untrusted(ResolvableType.forMethodParameter(parameter), name, checker.formats(),
				parameter.getParameterAnnotations());
	}

	/** Whether the type is simple, or a list, set or array of a simple type. */
	public static boolean supports(ResolvableType type) {
		return supports(type, InputFormats.NONE);
	}

	/**
	 * Whether the type is simple, or a list, set or array of a simple type.
	 * @param type the type
	 * @param formats make further types simple
	 * @param annotations annotations of what has the type
	 * @return whether it is
	 */
	public static boolean supports(ResolvableType type, InputFormats formats, Annotation... annotations) {
		return ValueBinders.isSimpleOrListOfSimple(type, formats, annotations);
	}

	/**
	 * Bind the entry; without a place for errors, a {@link LiveException} says that it is
	 * not of the parameter's type.
	 */
	public @Nullable Object read(Map<String, @Nullable Object> entries, @Nullable BindingResult errors, Locale locale) {
		Binding binding = Binding.untrusted(locale);
		Object value = this.binder.bind(entries.get(this.name), this.name, binding);
		if (value == null && this.required && binding.failures().isEmpty()) {
			binding.missing(this.name);
		}
		if (binding.failures().isEmpty()) {
			return value;
		}
		if (errors == null) {
			throw new LiveException(LiveErrorCode.INVALID_PAYLOAD,
					"No valid '" + this.name + "' for " + this.input.method());
		}
		this.checker.failures(this.input, binding).getAllErrors().forEach(errors::addError);
		return value;
	}

}
