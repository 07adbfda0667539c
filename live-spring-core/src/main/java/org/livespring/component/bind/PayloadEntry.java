package org.livespring.component.bind;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

/** One entry of a payload, bound to a simple parameter of an action. */
public final class PayloadEntry {

	private final MethodParameter parameter;

	private final String name;

	private final ValueBinder binder;

	/**
	 * The entry of a name, for a parameter of a {@linkplain #supports supported} type.
	 */
	public PayloadEntry(MethodParameter parameter, String name) {
		this.parameter = parameter;
		this.name = name;
		this.binder = ValueBinders.untrusted(ResolvableType.forMethodParameter(parameter), name);
	}

	/** Whether the type is simple, or a list, set or array of a simple type. */
	public static boolean supports(ResolvableType type) {
		return ValueBinders.isSimpleOrListOfSimple(type);
	}

	/**
	 * Bind the entry; a {@link LiveException} says that it is not of the parameter's
	 * type.
	 */
	public @Nullable Object read(Map<String, @Nullable Object> entries) {
		Binding binding = Binding.untrusted();
		Object value = this.binder.bind(entries.get(this.name), this.name, binding);
		if (!binding.failures().isEmpty()) {
			throw new LiveException(LiveErrorCode.INVALID_PAYLOAD,
					"No valid '" + this.name + "' for '" + this.parameter.getExecutable().getName() + "' of "
							+ this.parameter.getContainingClass().getName());
		}
		return value;
	}

}
