package org.livespring.component.bind;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.NotReadablePropertyException;
import org.springframework.util.ClassUtils;
import org.springframework.validation.BeanPropertyBindingResult;

/**
 * Errors of a record, or of parameters that have no record. A constraint may be on a
 * getter that is not public, whose value cannot be read again and is then unknown.
 */
final class InputErrors extends BeanPropertyBindingResult {

	private static final long serialVersionUID = 1;

	private final transient Map<String, Class<?>> parameters;

	InputErrors(@Nullable Object bound, String component, Class<?> record) {
		super(bound, component, false, 0);
		this.parameters = Map.of();
		setMessageCodesResolver(new MessageCodes(component, ClassUtils.getShortNameAsProperty(record)));
	}

	InputErrors(String component, MethodInput input) {
		super(null, component, false, 0);
		this.parameters = input.types();
		setMessageCodesResolver(new MessageCodes(component, input.name()));
	}

	@Override
	public @Nullable Class<?> getFieldType(@Nullable String field) {
		Class<?> parameter = this.parameters.get(String.valueOf(field));
		return (parameter != null || getTarget() == null) ? parameter : super.getFieldType(field);
	}

	@Override
	protected @Nullable Object getActualFieldValue(String field) {
		try {
			return super.getActualFieldValue(field);
		}
		catch (NotReadablePropertyException ex) {
			return null;
		}
	}

}
