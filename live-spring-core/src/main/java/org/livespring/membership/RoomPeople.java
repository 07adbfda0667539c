package org.livespring.membership;

import java.util.List;
import java.util.function.BiFunction;

import tools.jackson.databind.json.JsonMapper;

import org.livespring.LiveEvent;
import org.livespring.LiveMember;
import org.livespring.LivePresence;
import org.livespring.LiveRoomState;
import org.livespring.PresenceChanged;
import org.livespring.RoomStateChanged;
import org.livespring.presence.PresenceAudiences;
import org.livespring.presence.PresenceDiff;
import org.livespring.presence.PresenceHub;
import org.livespring.presence.RoomPresence;
import org.livespring.room.EventCodec;
import org.livespring.roomstate.RoomStateSpace;
import org.livespring.roomstate.StateVersion;

/**
 * Presence and shared states of rooms, for instances. Thread-safe.
 *
 * @param hub presence on this node
 * @param states shared states of rooms
 * @param audiences viewers of presence that are not components
 * @param mapper writes and reads metadata
 */
public record RoomPeople(PresenceHub hub, RoomStateSpace states, PresenceAudiences audiences, JsonMapper mapper) {

	/** Get the presence of a room. */
	public LivePresence presence(String room) {
		return new RoomPresence(this.hub, this.mapper, room);
	}

	String write(Object metadata) {
		return this.hub.check(this.mapper.writeValueAsString(metadata));
	}

	<S> LiveRoomState<S> state(String room, Class<S> type, S initial) {
		return this.states.state(room, EventCodec.nameOf(type), type, initial);
	}

	/** Convert a change of a shared state to an event with the newest value. */
	public <S> LiveEvent<RoomStateChanged<S>> stateChanged(LiveEvent<StateVersion> event, Class<S> type) {
		StateVersion change = event.event();
		S newest = this.states.newest(event.room(), change.state(), type);
		return new LiveEvent<>(new RoomStateChanged<>(change.state(), change.version(), newest), event.id(),
				event.room(), event.position(), event.sender(), event.time());
	}

	/** Create an event with all members that are present now. */
	public PresenceChanged complete(String room) {
		return new PresenceChanged(room, true, this.hub.list(room), List.of(), List.of(), reader(room));
	}

	public PresenceChanged changed(PresenceDiff diff) {
		return new PresenceChanged(diff.room(), false, diff.joined(), diff.updated(), diff.left(), reader(diff.room()));
	}

	private BiFunction<LiveMember<?>, Class<?>, Object> reader(String room) {
		return new RoomPresence(this.hub, this.mapper, room)::read;
	}

}
