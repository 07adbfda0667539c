package org.livespring.metrics;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * Something for each constant of an enum, made when it is asked for first. Thread-safe.
 */
final class ByConstant<E extends Enum<E>, M> {

	private final AtomicReferenceArray<M> made;

	private final Function<E, M> maker;

	ByConstant(Class<E> type, Function<E, M> maker) {
		this.made = new AtomicReferenceArray<>(type.getEnumConstants().length);
		this.maker = maker;
	}

	M get(E constant) {
		M found = this.made.get(constant.ordinal());
		if (found == null) {
			found = this.maker.apply(constant);
			this.made.set(constant.ordinal(), found);
		}
		return found;
	}

}
