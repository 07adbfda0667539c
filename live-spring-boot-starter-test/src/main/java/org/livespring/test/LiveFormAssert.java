package org.livespring.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.MapAssert;

/** Assertions for a form of a page: values and errors of its fields, by their labels. */
public final class LiveFormAssert extends AbstractAssert<LiveFormAssert, LiveElement> {

	LiveFormAssert(LiveElement form) {
		super(form, LiveFormAssert.class);
	}

	private LiveFormAssert check(boolean holds, String expectation) {
		if (!holds) {
			throw new AssertionError("Expected the form " + expectation + ".\nIt has the values " + readValues()
					+ " and the errors " + readErrors());
		}
		return this;
	}

	private List<LiveElement> fields() {
		return this.actual.all("input:not([type=hidden]), textarea, select")
			.stream()
			.filter(LiveElement::isVisible)
			.toList();
	}

	private Map<String, String> readValues() {
		Map<String, String> values = new LinkedHashMap<>();
		fields().forEach((field) -> values.put(field.label(), field.shownValue()));
		return values;
	}

	private Map<String, String> readErrors() {
		Map<String, String> errors = new LinkedHashMap<>();
		fields().forEach((field) -> {
			if (field.attribute("aria-invalid").equals("true")) {
				errors.put(field.label(), FieldErrors.of(field));
			}
		});
		return errors;
	}

	/**
	 * A field shows a value.
	 * @param label its label
	 * @param value the value; {@code true} or {@code false} for a box or a radio button
	 */
	public LiveFormAssert hasValue(String label, String value) {
		String shown = readValues().get(label);
		check(shown != null, "to have the field \"" + label + "\"");
		return check(value.equals(shown), "to show \"" + value + "\" in \"" + label + "\"");
	}

	/** A field has an error whose text contains another one. */
	public LiveFormAssert hasError(String label, String message) {
		return check(readErrors().getOrDefault(label, "").contains(message) && readErrors().containsKey(label),
				"to have the error \"" + message + "\" at \"" + label + "\"");
	}

	public LiveFormAssert hasNoErrors() {
		return check(readErrors().isEmpty(), "to have no errors");
	}

	/** The values that the fields show, by their labels. */
	public MapAssert<String, String> values() {
		return Assertions.assertThat(readValues()).as(() -> "values of\n" + this.actual);
	}

	/** The texts of the errors, by the labels of the fields. */
	public MapAssert<String, String> errors() {
		return Assertions.assertThat(readErrors()).as(() -> "errors of\n" + this.actual);
	}

}
