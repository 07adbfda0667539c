package org.livespring.component;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.validation.BindingResult;

/** The payload record of an action: how it is bound and checked. */
final class Payload {

	private static final Log logger = LogFactory.getLog(Payload.class);

	private final Class<?> type;

	private final ValueBinder binder;

	private final Object @Nullable [] groups;

	private final InputChecker checker;

	/**
	 * A payload.
	 * @param type the record
	 * @param binder the binder of the record
	 * @param groups the groups to validate, {@code null} to validate nothing
	 * @param checker checks the record
	 */
	Payload(Class<?> type, ValueBinder binder, Object @Nullable [] groups, InputChecker checker) {
		this.type = type;
		this.binder = binder;
		this.groups = groups;
		this.checker = checker;
	}

	/**
	 * The bound record as the target of its errors; without target where there is none.
	 */
	BindingResult read(Map<String, @Nullable Object> entries, Locale locale) {
		Binding binding = Binding.untrusted();
		Object bound = this.binder.bind(entries, "", binding);
		List<Binding.Failure> failures = binding.failures();
		BindingResult errors = this.checker.failures(this.type, bound, failures);
		if (this.groups != null && bound != null) {
			validate(bound, this.groups, errors, locale);
		}
		return errors;
	}

	Map<String, String> texts(BindingResult errors, Locale locale) {
		return this.checker.texts(errors, locale);
	}

	private void validate(Object bound, Object[] groups, BindingResult errors, Locale locale) {
		try {
			this.checker.validate(bound, errors, groups, locale);
		}
		catch (RuntimeException ex) {
			// A constraint of the author's may not expect the gap that a failure left
			if (!errors.hasErrors()) {
				throw ex;
			}
			logger.debug("Could not validate what could not be bound completely", ex);
		}
	}

}
