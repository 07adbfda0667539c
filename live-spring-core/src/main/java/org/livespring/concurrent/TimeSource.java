package org.livespring.concurrent;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;

/**
 * The clock of the engine, which a test replaces by a bean of this type. It is no
 * {@link Clock} bean, since an application may have one of its own.
 */
@FunctionalInterface
public interface TimeSource {

	/** The clock of the system. */
	TimeSource SYSTEM = Clock::systemUTC;

	/**
	 * Get the clock.
	 * @return a clock in UTC
	 */
	Clock clock();

	/**
	 * Get the clock of an application.
	 * @param source the bean, if there is one
	 * @return its clock, or that of the system
	 */
	static Clock of(ObjectProvider<TimeSource> source) {
		return source.getIfAvailable(() -> SYSTEM).clock();
	}

}
