package org.livespring.component.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

/**
 * One run of the {@linkplain ValueBinder binders}: what failed, and how much was made.
 */
final class Binding {

	/** Code of a value that is not of the declared type. */
	static final String MISMATCH = "typeMismatch";

	/** Code of a value that is not there. */
	static final String MISSING = "required";

	/** More failures help nobody, and their texts become part of the snapshot. */
	private static final int MAX_FAILURES = 100;

	private static final int MAX_ELEMENTS = 1000;

	private final List<Failure> failures = new ArrayList<>(0);

	private final Locale locale;

	private int elementsLeft;

	private Binding(int elementsLeft, Locale locale) {
		this.elementsLeft = elementsLeft;
		this.locale = locale;
	}

	/** Binding of what a browser sent, by a user with a locale. */
	static Binding untrusted(Locale locale) {
		return new Binding(MAX_ELEMENTS, locale);
	}

	/** Binding of what a template gives, of any size. */
	static Binding trusted() {
		return new Binding(Integer.MAX_VALUE, Locale.ROOT);
	}

	Locale locale() {
		return this.locale;
	}

	List<Failure> failures() {
		return this.failures;
	}

	/** A value that is not of the declared type. */
	void mismatch(String path, @Nullable Object value) {
		add(new Failure(path, MISMATCH, value, null));
	}

	/** A value that its own type refused. */
	void refused(String path, @Nullable Object value, RuntimeException cause) {
		add(new Failure(path, MISMATCH, value, cause));
	}

	/** No value where the declared type needs one. */
	void missing(String path) {
		add(new Failure(path, MISSING, null, null));
	}

	/**
	 * Count elements before they are made: a list named by indices can be far longer than
	 * its input.
	 */
	void grow(long elements) {
		if (elements > this.elementsLeft) {
			throw new LiveException(LiveErrorCode.LIMIT_EXCEEDED, "Too many elements in a payload");
		}
		this.elementsLeft -= (int) elements;
	}

	private void add(Failure failure) {
		if (this.failures.size() < MAX_FAILURES) {
			this.failures.add(failure);
		}
	}

	/**
	 * A value that could not be bound.
	 *
	 * @param path the path of the property, empty for the whole
	 * @param code the code of its message
	 * @param value what was sent
	 * @param cause what the type threw, if it did
	 */
	record Failure(String path, String code, @Nullable Object value, @Nullable RuntimeException cause) {

	}

}
