package org.livespring.concurrent;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;

/**
 * The time of the engine, which a test replaces by a bean of this type. It is no
 * {@link Clock} bean, since an application may have one of its own.
 */
public interface TimeSource {

	/** The time of the system. */
	TimeSource SYSTEM = new TimeSource() {

		@Override
		public Clock clock() {
			return Clock.systemUTC();
		}

		@Override
		public long nanos() {
			return System.nanoTime();
		}

	};

	/**
	 * Get the clock.
	 * @return a clock in UTC
	 */
	Clock clock();

	/**
	 * Get a time for durations, which does not follow corrections of the clock.
	 * @return nanoseconds since some moment, as {@link System#nanoTime()} has it
	 */
	long nanos();

	/**
	 * Whether regular checks run by themselves as time goes on.
	 * @return {@code false} if a test runs them when nothing else is under way
	 */
	default boolean isRunning() {
		return true;
	}

	/**
	 * Get the time of an application.
	 * @param source the bean, if there is one
	 * @return the bean, or the time of the system
	 */
	static TimeSource of(ObjectProvider<TimeSource> source) {
		return source.getIfAvailable(() -> SYSTEM);
	}

}
