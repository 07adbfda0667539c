package org.livespring.log;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An exception as a log may have it: loggers write its message, those of its causes and
 * those that it suppressed as they are.
 */
final class PrintableFailure extends Exception {

	private PrintableFailure(Throwable failure, Set<Throwable> seen) {
		super(Printable.message(failure.toString()));
		setStackTrace(failure.getStackTrace());
		Throwable cause = failure.getCause();
		if (cause != null && seen.add(cause)) {
			initCause(new PrintableFailure(cause, seen));
		}
		for (Throwable suppressed : failure.getSuppressed()) {
			if (seen.add(suppressed)) {
				addSuppressed(new PrintableFailure(suppressed, seen));
			}
		}
	}

	/** Returns the exception itself if it is printable. */
	static @Nullable Throwable of(@Nullable Throwable failure) {
		if (failure == null || isPrintable(failure, seen())) {
			return failure;
		}
		Set<Throwable> seen = seen();
		seen.add(failure);
		return new PrintableFailure(failure, seen);
	}

	private static Set<Throwable> seen() {
		return Collections.newSetFromMap(new IdentityHashMap<>());
	}

	private static boolean isPrintable(@Nullable Throwable failure, Set<Throwable> seen) {
		if (failure == null || !seen.add(failure)) {
			return true;
		}
		if (!Printable.isPrintable(failure.toString()) || !isPrintable(failure.getCause(), seen)) {
			return false;
		}
		for (Throwable suppressed : failure.getSuppressed()) {
			if (!isPrintable(suppressed, seen)) {
				return false;
			}
		}
		return true;
	}

	@Override
	public String toString() {
		return String.valueOf(getMessage());
	}

}
