package org.livespring.autoconfigure;

import java.time.Duration;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the signs of life of a connection.
 *
 * @param ping Interval at which a visible page asks whether its node is alive.
 * @param silence Time after the handshake in which a connection must say something.
 * @param idle Time after which a connection that says nothing is closed.
 * @param keepAlive Interval at which the server asks a browser for a sign of life.
 */
@ConfigurationProperties("live.heartbeat")
record LiveHeartbeatProperties(@DefaultValue("4s") Duration ping, @DefaultValue("5s") Duration silence,
		@DefaultValue("60s") Duration idle, @DefaultValue("25s") Duration keepAlive) implements InitializingBean {

	@Override
	public void afterPropertiesSet() {
		PropertyCheck check = new PropertyCheck("live.heartbeat");
		check.atLeast("ping", this.ping, Duration.ofSeconds(1));
		check.atLeast("silence", this.silence, Duration.ofSeconds(1));
		check.atLeast("keep-alive", this.keepAlive, Duration.ofSeconds(1));
		check.check(this.idle.compareTo(this.keepAlive) > 0, "idle", this.idle,
				"Browsers in the background only answer the server: make it longer than live.heartbeat.keep-alive, "
						+ "which is " + PropertyCheck.text(this.keepAlive) + ".");
	}

}
