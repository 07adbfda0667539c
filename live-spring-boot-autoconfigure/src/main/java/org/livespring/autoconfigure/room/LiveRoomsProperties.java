package org.livespring.autoconfigure.room;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import org.livespring.autoconfigure.CheckedProperties;
import org.livespring.autoconfigure.Least;
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
record LiveRoomsProperties(@DefaultValue History history, @Least("0s") @DefaultValue("50ms") Duration frameInterval,
		@DefaultValue("64KB") DataSize messageSize,
		@Least("1ms") @DefaultValue("500ms") Duration timeout) implements CheckedProperties {

	@Override
	public void check(PropertyCheck check) {
		for (int i = 0; i < this.history.rules().size(); i++) {
			String rooms = this.history.rules().get(i).rooms();
			check.check(!rooms.isBlank(), "history.rules[" + i + "].rooms", rooms,
					"Set it to a pattern of names, for example chat:*.");
		}
	}

	/**
	 * How far back rooms can be read.
	 *
	 * @param length Events kept for each room.
	 * @param time How long an event is kept.
	 * @param rules Other limits for rooms of some names; the first that matches counts.
	 */
	record History(@DefaultValue("256") int length, @Least("1s") @DefaultValue("5m") Duration time,
			@DefaultValue List<Rule> rules) {

	}

	/**
	 * How far back some rooms can be read.
	 *
	 * @param rooms Names of the rooms, with * for any characters.
	 * @param length Events kept for each room.
	 * @param time How long an event is kept.
	 */
	record Rule(@DefaultValue("*") String rooms, @DefaultValue("256") int length,
			@Least("1s") @DefaultValue("5m") Duration time) {

	}

}
