package org.livespring.presence;

import java.time.Duration;

/**
 * How presence works.
 *
 * @param interval time between two batches of changes for other nodes
 * @param pause shortest time between two diffs of a room
 * @param heartbeat time between two signs of life of a node
 * @param lease silence after which a node's members vanish
 * @param tabs most tabs that this node tracks
 * @param metadata longest metadata, in characters
 */
public record PresenceSettings(Duration interval, Duration pause, Duration heartbeat, Duration lease, int tabs,
		int metadata) {

	/** What holds unless the application says otherwise. */
	public static final PresenceSettings DEFAULTS = new PresenceSettings(Duration.ofMillis(50), Duration.ofMillis(250),
			Duration.ofSeconds(1), Duration.ofSeconds(8), 100_000, 4_096);

}
