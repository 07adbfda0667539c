package org.livespring.autoconfigure.room;

import java.time.Duration;
import java.util.List;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import org.livespring.autoconfigure.PropertyCheck;

/**
 * Properties of rooms.
 *
 * @param history How far back rooms can be read.
 * @param frameInterval Shortest time between two renders of a component that receives
 * many events.
 * @param messageSize Largest event that can be published, as JSON.
 * @param timeout How long a component that joins a room or reads its history waits for
 * the broker.
 */
@ConfigurationProperties("live.rooms")
record LiveRoomsProperties(@DefaultValue History history, @DefaultValue("50ms") Duration frameInterval,
		@DefaultValue("64KB") DataSize messageSize,
		@DefaultValue("500ms") Duration timeout) implements InitializingBean {

	@Override
	public void afterPropertiesSet() {
		PropertyCheck check = new PropertyCheck("live.rooms");
		check(check, "history", this.history.length(), this.history.time());
		for (int i = 0; i < this.history.rules().size(); i++) {
			Rule rule = this.history.rules().get(i);
			String name = "history.rules[" + i + "]";
			check.check(!rule.rooms().isBlank(), name + ".rooms", rule.rooms(),
					"Set it to a pattern of names, for example chat:*.");
			check(check, name, rule.length(), rule.time());
		}
		check.atLeast("frame-interval", this.frameInterval, Duration.ZERO);
		check.size("message-size", this.messageSize);
		check.atLeast("timeout", this.timeout, Duration.ofMillis(1));
	}

	private static void check(PropertyCheck check, String name, int length, Duration time) {
		check.positive(name + ".length", length);
		check.atLeast(name + ".time", time, Duration.ofSeconds(1));
	}

	/**
	 * How far back rooms can be read.
	 *
	 * @param length Events kept for each room.
	 * @param time How long an event is kept.
	 * @param rules Other limits for rooms of some names; the first that matches counts.
	 */
	record History(@DefaultValue("256") int length, @DefaultValue("5m") Duration time, @DefaultValue List<Rule> rules) {

	}

	/**
	 * How far back some rooms can be read.
	 *
	 * @param rooms Names of the rooms, with * for any characters.
	 * @param length Events kept for each room.
	 * @param time How long an event is kept.
	 */
	record Rule(@DefaultValue("*") String rooms, @DefaultValue("256") int length, @DefaultValue("5m") Duration time) {

	}

}
