package org.livespring.component.bind;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.util.ObjectUtils;
import org.springframework.validation.BindingResult;

/** A record component of the state that the browser or the URL may write. */
public final class ComponentProperty {

	private final RecordType state;

	private final int index;

	private final String name;

	private final ValueBinder binder;

	private final ValueBinder query;

	private final InputChecker checker;

	/**
	 * The property of a name, which is of a {@linkplain PayloadEntry#supports supported}
	 * type.
	 */
	public ComponentProperty(RecordType state, String name, InputChecker checker) {
		this.state = state;
		this.index = state.indexOf(name);
		this.name = name;
		RecordComponent component = state.components().get(this.index);
		ResolvableType type = ResolvableType.forType(component.getGenericType());
		this.binder = ValueBinders.untrusted(type, name, checker.formats(), RecordType.annotations(component));
		this.query = PayloadEntry.supports(type) ? ValueBinders.untrusted(type, name, InputFormats.NONE) : this.binder;
		this.checker = checker;
	}

	/**
	 * The state with the written value as the target of its errors; the old state with
	 * errors.
	 */
	BindingResult write(Object state, @Nullable Object input, Locale locale) {
		return write(this.binder, state, input, locale);
	}

	/** The same from the {@linkplain #texts parameters} of a URL, which is for all. */
	BindingResult writeQuery(Object state, @Nullable Object input, Locale locale) {
		return write(this.query, state, input, locale);
	}

	private BindingResult write(ValueBinder binder, Object state, @Nullable Object input, Locale locale) {
		Binding binding = Binding.untrusted(locale);
		Object value = binder.bind(input, this.name, binding);
		if (value == null && !this.state.isOptional(this.index) && binding.failures().isEmpty()) {
			binding.missing(this.name);
		}
		BindingResult errors = this.checker.failures(this.state.type(), state, binding);
		if (!errors.hasErrors()) {
			this.checker.validateProperty(this.state.type(), this.name, value, errors, locale);
		}
		return errors.hasErrors() ? errors : with(state, value, binding);
	}

	/**
	 * The value as the parameters of a URL: one text for a simple value, none for
	 * {@code null}.
	 */
	List<String> texts(Object state) {
		Object value = this.state.get(state, this.index);
		if (value == null) {
			return List.of();
		}
		Collection<?> values = (value instanceof Collection<?> collection) ? collection
				: Arrays.asList(value.getClass().isArray() ? ObjectUtils.toObjectArray(value) : new Object[] { value });
		return values.stream().map((element) -> (element != null) ? ScalarBinder.text(element) : "").toList();
	}

	private BindingResult with(Object state, @Nullable Object value, Binding binding) {
		try {
			Object written = this.state.with(state, this.index, value);
			return this.checker.failures(this.state.type(), written, binding);
		}
		catch (RuntimeException ex) {
			binding.refused(this.name, value, ex);
			return this.checker.failures(this.state.type(), state, binding);
		}
	}

}
