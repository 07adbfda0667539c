package org.livespring.test.broker;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.roomstate.RoomStateException;
import org.livespring.roomstate.RoomStates;

/**
 * The shared states of rooms. While the link is down, nodes have what they knew last, and
 * change nothing.
 *
 * @param shared the states
 * @param link the way to them
 */
public record LinkedRoomStates(RoomStates shared, BrokerLink link) implements RoomStates {

	@Override
	public @Nullable Stored get(String room, String name) {
		return this.shared.get(room, name);
	}

	@Override
	public long compareAndSet(String room, String name, long expected, String json) {
		if (this.link.isDown()) {
			throw new RoomStateException(LiveErrorCode.BROKER_UNAVAILABLE, "The broker of the test is down", null);
		}
		return this.shared.compareAndSet(room, name, expected, json);
	}

}
