package org.livespring.component.bind;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.NotReadablePropertyException;
import org.springframework.util.ClassUtils;
import org.springframework.validation.BeanPropertyBindingResult;

/**
 * Errors of a record. A constraint may be on a getter that is not public, whose value
 * cannot be read again and is then unknown.
 */
final class InputErrors extends BeanPropertyBindingResult {

	private static final long serialVersionUID = 1;

	InputErrors(@Nullable Object bound, String component, Class<?> record) {
		super(bound, component, false, 0);
		setMessageCodesResolver(new MessageCodes(component, ClassUtils.getShortNameAsProperty(record)));
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
