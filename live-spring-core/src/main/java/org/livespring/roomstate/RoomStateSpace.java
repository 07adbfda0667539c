package org.livespring.roomstate;

import java.util.function.UnaryOperator;

import tools.jackson.databind.json.JsonMapper;

import org.livespring.LiveRoomState;
import org.livespring.RoomStateChanged;

/** The shared states of all rooms, and who is told of their changes. */
public final class RoomStateSpace {

	private final RoomStates states;

	private final JsonMapper mapper;

	private final RoomStatePublisher publisher;

	/**
	 * Create a space.
	 * @param states the store
	 * @param mapper writes and reads states
	 * @param publisher tells the rooms
	 */
	public RoomStateSpace(RoomStates states, JsonMapper mapper, RoomStatePublisher publisher) {
		this.states = states;
		this.mapper = mapper;
		this.publisher = publisher;
	}

	/**
	 * A state of a room.
	 * @param <S> its type
	 * @param room name of the room
	 * @param name name of the state
	 * @param type its type
	 * @param initial what it is as long as nobody has changed it
	 * @return the state
	 */
	public <S> LiveRoomState<S> state(String room, String name, Class<S> type, S initial) {
		RoomStateCell<S> cell = new RoomStateCell<>(this.states, this.mapper, room, name, type, initial,
				(version) -> this.publisher.publish(room, new RoomStateChanged(name, version)));
		return new LiveRoomState<>() {

			@Override
			public S get() {
				return cell.get();
			}

			@Override
			public S change(UnaryOperator<S> change) {
				return cell.change(change);
			}

		};
	}

	/** Publishes events into rooms. */
	@FunctionalInterface
	public interface RoomStatePublisher {

		/**
		 * Publish an event.
		 * @param room name of the room
		 * @param event the event
		 */
		void publish(String room, Object event);

	}

}
