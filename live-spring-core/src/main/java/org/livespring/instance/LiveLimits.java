package org.livespring.instance;

import java.time.Duration;

/**
 * The limits for one connection.
 *
 * @param components maximum number of root components
 * @param children maximum number of child components
 * @param batch maximum number of components in one {@code COMPONENT_REHYDRATE} frame
 * @param depth maximum nesting of components
 * @param mailbox maximum number of calls that wait for one component
 * @param framesPerSecond maximum rate of frames in the long run
 * @param burst maximum number of frames at once
 * @param silence how long a connection may stay silent before its first frame
 * @param idle how long a connection may stay silent later
 * @param message how long a message may take from its first part to its last
 * @param ping interval of the browser's pings
 * @param keepAlive interval of the server's pings
 */
public record LiveLimits(int components, int children, int batch, int depth, int mailbox, int framesPerSecond,
		int burst, Duration silence, Duration idle, Duration message, Duration ping, Duration keepAlive) {

	/** The defaults of the properties {@code live.limits.*}. */
	public static final LiveLimits DEFAULTS = new LiveLimits(200, 2000, 50, 16, 1000, 50, 100, Duration.ofSeconds(5),
			Duration.ofSeconds(60), Duration.ofSeconds(15), Duration.ofSeconds(4), Duration.ofSeconds(25));

}
