package org.livespring.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the signs of life of a connection.
 *
 * @param ping Interval at which a visible page asks whether its node is alive.
 * @param silence Time after the handshake in which a connection must say something.
 * @param idle Time after which a connection that says nothing is closed.
 * @param message Time in which a message must be complete that began.
 * @param keepAlive Interval at which the server asks a browser for a sign of life.
 */
@ConfigurationProperties("live.heartbeat")
record LiveHeartbeatProperties(@Least("1s") @DefaultValue("4s") Duration ping,
		@Least("1s") @DefaultValue("5s") Duration silence, @DefaultValue("60s") Duration idle,
		@Least("1s") @DefaultValue("15s") Duration message,
		@Least("1s") @DefaultValue("25s") Duration keepAlive) implements CheckedProperties {

	@Override
	public void check(PropertyCheck check) {
		check.check(this.idle.compareTo(this.keepAlive) > 0, "idle", this.idle,
				"Browsers in the background only answer the server: make it longer than live.heartbeat.keep-alive, "
						+ "which is " + PropertyCheck.text(this.keepAlive) + ".");
	}

}
