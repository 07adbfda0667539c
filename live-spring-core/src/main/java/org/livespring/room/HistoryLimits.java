package org.livespring.room;

import java.time.Duration;

/**
 * How much of a room's stream is kept.
 *
 * @param length events at most
 * @param time how long an event is kept
 */
public record HistoryLimits(int length, Duration time) {

	/** The defaults of the properties {@code live.rooms.history.*}. */
	public static final HistoryLimits DEFAULTS = new HistoryLimits(256, Duration.ofMinutes(5));

}
