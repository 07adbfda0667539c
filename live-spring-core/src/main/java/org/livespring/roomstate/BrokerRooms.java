package org.livespring.roomstate;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import org.livespring.LiveEvent;
import org.livespring.LivePresence;
import org.livespring.LiveRoom;
import org.livespring.LiveRoomState;
import org.livespring.LiveRooms;
import org.livespring.room.EventCodec;
import org.livespring.room.RoomClient;
import org.livespring.room.RoomMessage;
import org.livespring.room.RoomNames;

/** Rooms for code that is no component. */
public final class BrokerRooms implements LiveRooms {

	private final RoomClient client;

	private final Consumer<Runnable> afterCommit;

	private final Function<String, LivePresence> presence;

	private final RoomStateSpace states;

	/**
	 * Create the rooms.
	 * @param client publishes
	 * @param afterCommit runs work after the present transaction, or at once
	 * @param presence tells who is in a room
	 * @param states the states that rooms share
	 */
	public BrokerRooms(RoomClient client, Consumer<Runnable> afterCommit, Function<String, LivePresence> presence,
			RoomStateSpace states) {
		this.client = client;
		this.afterCommit = afterCommit;
		this.presence = presence;
		this.states = states;
	}

	@Override
	public LiveRoom room(String name) {
		return new Room(RoomNames.check(name));
	}

	@Override
	public LivePresence presence(String room) {
		return this.presence.apply(RoomNames.check(room));
	}

	@Override
	public void toUser(String user, Object event) {
		publish(RoomNames.ofUser(user), event);
	}

	@Override
	public void toConnection(String connection, Object event) {
		publish(RoomNames.ofConnection(connection), event);
	}

	private void publish(String room, Object event) {
		RoomMessage message = this.client.codec().encode(room, event, null, false);
		this.afterCommit.accept(() -> this.client.publish(message));
	}

	/** A room that nobody in particular publishes into. */
	private final class Room implements LiveRoom {

		private final String name;

		Room(String name) {
			this.name = name;
		}

		@Override
		public String name() {
			return this.name;
		}

		@Override
		public void publish(Object event) {
			BrokerRooms.this.publish(this.name, event);
		}

		@Override
		public void publishToOthers(Object event) {
			publish(event);
		}

		@Override
		public <E> List<LiveEvent<E>> history(Class<E> type, int count) {
			RoomClient client = BrokerRooms.this.client;
			return client.last(client.latest(this.name, Integer.MAX_VALUE).events(), type, count);
		}

		@Override
		public <S> LiveRoomState<S> state(Class<S> type, S initial) {
			return BrokerRooms.this.states.state(this.name, EventCodec.nameOf(type), type, initial);
		}

	}

}
