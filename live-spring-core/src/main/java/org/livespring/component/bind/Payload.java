package org.livespring.component.bind;

import java.util.Locale;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.validation.BindingResult;

import org.livespring.log.PrintableLog;

/** A record made of all that a browser sent: how it is bound and checked. */
public final class Payload {

	/** What a payload may be made of, for messages. */
	public static final String BINDABLE = "records, text, numbers, booleans, enums, java.time values, UUIDs, "
			+ "and lists, sets, arrays and maps of them";

	private static final Log logger = PrintableLog.of(Payload.class);

	private final ResolvableType type;

	private final ValueBinder binder;

	private final Object @Nullable [] groups;

	private final InputChecker checker;

	/**
	 * A payload.
	 * @param type the record
	 * @param groups the groups to validate, {@code null} to validate nothing
	 * @param checker checks the record
	 * @throws IllegalArgumentException if the record cannot be bound, saying which part
	 */
	public Payload(ResolvableType type, Object @Nullable [] groups, InputChecker checker) {
		this.type = type;
		this.binder = ValueBinders.untrusted(type, type.toClass().getSimpleName(), checker.formats());
		this.groups = groups;
		this.checker = checker;
	}

	/** The record. */
	public ResolvableType type() {
		return this.type;
	}

	/**
	 * The bound record as the target of its errors; without target where there is none.
	 */
	public BindingResult read(Map<String, @Nullable Object> entries, Locale locale) {
		Binding binding = Binding.untrusted(locale);
		Object bound = this.binder.bind(entries, "", binding);
		BindingResult errors = this.checker.failures(this.type.toClass(), bound, binding);
		if (this.groups != null && bound != null) {
			validate(bound, this.groups, errors, locale);
		}
		return errors;
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
