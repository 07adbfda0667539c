package org.livespring.component;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.ProtocolException;

/** One run of the {@linkplain ValueBinder binders}: what failed, and what it cost. */
final class Binding {

	/** Code of a value that is not of the declared type. */
	static final String MISMATCH = "typeMismatch";

	/** Code of a value that is not there. */
	static final String MISSING = "required";

	/** Elements of all lists that are named by their index, gaps included. */
	private static final int MAX_INDEXED_ELEMENTS = 4096;

	private final List<Failure> failures = new ArrayList<>(0);

	private int indexedElements;

	List<Failure> failures() {
		return this.failures;
	}

	/** A value that is not of the declared type. */
	void mismatch(String path, @Nullable Object value) {
		this.failures.add(new Failure(path, MISMATCH, value, null));
	}

	/** A value that its own type refused. */
	void refused(String path, @Nullable Object value, RuntimeException cause) {
		this.failures.add(new Failure(path, MISMATCH, value, cause));
	}

	/** No value where the declared type needs one. */
	void missing(String path) {
		this.failures.add(new Failure(path, MISSING, null, null));
	}

	/**
	 * A few bytes of input can name an element far away, so that all of them are counted.
	 */
	void grow(long elements) {
		if (elements > MAX_INDEXED_ELEMENTS - this.indexedElements) {
			throw new ProtocolException(LiveErrorCode.LIMIT_EXCEEDED, "Too many indexed elements in a payload");
		}
		this.indexedElements += (int) elements;
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
