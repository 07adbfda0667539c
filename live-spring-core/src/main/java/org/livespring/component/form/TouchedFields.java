package org.livespring.component.form;

import java.util.Collection;
import java.util.List;

/**
 * What the user has filled in so far, which decides what errors are shown before the form
 * is sent.
 *
 * @param touched names of the fields that the user has touched, with the empty name if
 * the form was sent before
 * @param sent names of all fields that have a value
 */
public record TouchedFields(Collection<String> touched, Collection<String> sent) {

	/**
	 * Whether the error of a field is shown: if the field was touched. An error that does
	 * not belong to one control is shown once all fields that it reads were touched, or
	 * all fields within it, and after the form was sent.
	 */
	public boolean show(String field, FormFields fields) {
		if (isTouched(field)) {
			return true;
		}
		if (fields.isControl(field)) {
			return false;
		}
		Collection<String> reads = fields.reads(field);
		Collection<String> concerned = reads.isEmpty() ? sentIn(field)
				: reads.stream().flatMap((read) -> sentInOrSelf(read).stream()).toList();
		return this.touched.contains("") || (!concerned.isEmpty() && concerned.stream().allMatch(this::isTouched));
	}

	private Collection<String> sentIn(String field) {
		return field.equals(FormErrors.GLOBAL) ? this.sent
				: this.sent.stream().filter((name) -> isWithin(name, field)).toList();
	}

	private Collection<String> sentInOrSelf(String field) {
		Collection<String> sent = sentIn(field);
		return sent.isEmpty() ? List.of(field) : sent;
	}

	private boolean isTouched(String field) {
		return this.touched.stream().anyMatch((name) -> !name.isEmpty() && isWithin(field, name));
	}

	private static boolean isWithin(String field, String name) {
		return field.equals(name) || field.startsWith(name + ".") || field.startsWith(name + "[");
	}

}
