package org.livespring.autoconfigure.room;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import org.livespring.autoconfigure.CheckedProperties;
import org.livespring.autoconfigure.Least;
import org.livespring.autoconfigure.PropertyCheck;

/**
 * Properties of presence.
 *
 * @param interval Time between two batches of changes that a node sends to others.
 * @param pause Shortest time between two changes of a room that a component or fragment
 * is told of.
 * @param heartbeat Time between two signs of life of a node.
 * @param lease Silence of a node after which its members vanish.
 * @param maxTabs Most tabs tracked by this node.
 * @param maxMetadata Longest metadata of a member, in characters of its JSON.
 */
@ConfigurationProperties("live.presence")
record LivePresenceProperties(@Least("1ms") @DefaultValue("50ms") Duration interval,
		@Least("0ms") @DefaultValue("250ms") Duration pause, @Least("1ms") @DefaultValue("1s") Duration heartbeat,
		@DefaultValue("8s") Duration lease, @DefaultValue("100000") int maxTabs,
		@DefaultValue("4096") int maxMetadata) implements CheckedProperties {

	@Override
	public void check(PropertyCheck check) {
		check.atLeast("heartbeat", this.heartbeat, "interval", this.interval);
		check.check(this.lease.compareTo(this.heartbeat.multipliedBy(3)) >= 0, "lease", this.lease,
				"Set it to at least three times live.presence.heartbeat, which is " + PropertyCheck.text(this.heartbeat)
						+ ".");
	}

}
