package org.livespring.instance;

import java.time.Duration;

/**
 * What one connection may ask for.
 *
 * @param components root components on a connection
 * @param children child components on a connection
 * @param batch components in one {@code COMPONENT_REHYDRATE}
 * @param depth components inside one another
 * @param mailbox calls waiting for one component
 * @param framesPerSecond frames a second in the long run
 * @param burst frames at once
 * @param silence how long a connection may stay silent before its first frame
 * @param idle how long a connection may stay silent later
 * @param ping interval of the browser's pings
 * @param keepAlive interval of the server's pings
 */
public record LiveLimits(int components, int children, int batch, int depth, int mailbox, int framesPerSecond,
		int burst, Duration silence, Duration idle, Duration ping, Duration keepAlive) {

	/** The defaults of the properties {@code live.limits.*}. */
	public static final LiveLimits DEFAULTS = new LiveLimits(200, 2000, 50, 16, 1000, 50, 100, Duration.ofSeconds(5),
			Duration.ofSeconds(60), Duration.ofSeconds(4), Duration.ofSeconds(25));

}
