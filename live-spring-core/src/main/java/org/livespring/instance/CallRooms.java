package org.livespring.instance;

import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveEvent;
import org.livespring.LiveMember;
import org.livespring.LivePosition;
import org.livespring.LiveRoom;
import org.livespring.LiveRoomState;
import org.livespring.room.RoomEvent;
import org.livespring.room.RoomHistory;
import org.livespring.room.RoomMessage;
import org.livespring.room.RoomNames;
import org.livespring.room.UnsettledPosition;

/**
 * The rooms of an instance during one call: where it is in each, and what it publishes.
 * Used by the thread of the call.
 */
final class CallRooms {

	private final RoomAccess access;

	private final String instance;

	private final @Nullable Principal user;

	private final @Nullable InstanceHost host;

	private final List<RoomMessage> published = new ArrayList<>(0);

	/** Positions of histories that were read before the room was joined. */
	private final Map<String, String> read = new LinkedHashMap<>(0);

	private final CallPresence presence;

	private Map<String, String> cursors;

	/**
	 * Create the rooms of a call.
	 * @param access the rooms of this node
	 * @param instance id of the instance
	 * @param user the user
	 * @param cursors positions in the rooms the instance is in
	 * @param host the connection, {@code null} while a page is rendered
	 */
	CallRooms(RoomAccess access, String instance, @Nullable Principal user, Map<String, String> cursors,
			@Nullable InstanceHost host) {
		this.access = access;
		this.instance = instance;
		this.user = user;
		this.cursors = cursors;
		this.host = host;
		this.presence = new CallPresence(access.people());
	}

	/** Positions in the rooms the instance is in after the call. */
	Map<String, String> cursors() {
		return this.cursors;
	}

	List<RoomMessage> published() {
		return this.published;
	}

	void join(String room) {
		RoomNames.check(room);
		if (this.cursors.containsKey(room)) {
			return;
		}
		this.access.checkComponent(this.user, room);
		if (this.cursors.size() >= this.access.most() || (this.host != null && !this.host.admitsRoom(room))) {
			throw this.access.tooMany();
		}
		String known = this.read.get(room);
		move(room, (known != null) ? known : this.access.client().position(room).toString());
	}

	CallPresence presence() {
		return this.presence;
	}

	void leave(String room) {
		this.cursors = this.presence.untrack(this.cursors, room);
		if (this.cursors.containsKey(room)) {
			Map<String, String> rest = new LinkedHashMap<>(this.cursors);
			rest.remove(room);
			this.cursors = rest;
		}
	}

	private void move(String room, String position) {
		Map<String, String> next = new LinkedHashMap<>(this.cursors);
		next.put(room, position);
		this.cursors = next;
	}

	/**
	 * Take a step in a room.
	 * @param room the room
	 * @param position the next position, an unsettled one possibly
	 * @param early whether the step is an event that has no position
	 * @return {@code false} if the instance is not in the room or was further already
	 */
	boolean advance(String room, LivePosition position, boolean early) {
		String present = this.cursors.get(room);
		if (present == null || (!early && !isAfter(position, LivePosition.parse(present)))) {
			return false;
		}
		move(room, position.toString());
		return true;
	}

	private static boolean isAfter(LivePosition position, LivePosition present) {
		return UnsettledPosition.settled(position).isAfter(UnsettledPosition.settled(present));
	}

	@Nullable String connection() {
		return (this.host != null) ? this.host.reachableId() : null;
	}

	void publish(String room, Object event, boolean toOthers) {
		this.published.add(this.access.client().codec().encode(room, event, this.instance, toOthers));
	}

	/** What another call of the same instance did, which began where this one is. */
	void absorb(CallRooms other) {
		this.published.addAll(other.published);
		this.cursors = other.cursors;
		this.presence.absorb(other.presence);
	}

	/** Somebody who is not logged in is a member of their own. */
	private String key() {
		return (this.user != null) ? this.user.getName() : this.instance;
	}

	private void track(String room, String key, Object metadata) {
		this.access.checkComponent(this.user, room);
		this.cursors = this.presence.track(this.cursors, room, key, metadata);
	}

	LiveRoom room(String name, Runnable running) {
		RoomNames.check(name);
		return new Room(name, running);
	}

	private <E> List<LiveEvent<E>> history(String room, Class<E> type, int count) {
		RoomHistory history = this.access.client().latest(room, Integer.MAX_VALUE);
		String cursor = this.cursors.get(room);
		if (cursor == null) {
			this.read.put(room, history.position().toString());
		}
		LivePosition end = (cursor != null) ? UnsettledPosition.settled(LivePosition.parse(cursor))
				: history.position();
		List<RoomEvent> seen = history.events()
			.stream()
			.filter((event) -> event.position() != null && !event.position().isAfter(end))
			.toList();
		List<LiveEvent<E>> events = this.access.client().events(new RoomHistory(true, seen, end), type);
		return events.subList(Math.max(0, events.size() - count), events.size());
	}

	/** A room for the time of the call. */
	private final class Room implements LiveRoom {

		private final String name;

		private final Runnable running;

		Room(String name, Runnable running) {
			this.name = name;
			this.running = running;
		}

		@Override
		public String name() {
			return this.name;
		}

		@Override
		public void publish(Object event) {
			this.running.run();
			CallRooms.this.publish(this.name, event, false);
		}

		@Override
		public void publishToOthers(Object event) {
			this.running.run();
			CallRooms.this.publish(this.name, event, true);
		}

		@Override
		public <E> List<LiveEvent<E>> history(Class<E> type, int count) {
			this.running.run();
			return CallRooms.this.history(this.name, type, count);
		}

		@Override
		public void track(Object metadata) {
			track(key(), metadata);
		}

		@Override
		public void track(String key, Object metadata) {
			this.running.run();
			CallRooms.this.track(this.name, key, metadata);
		}

		@Override
		public void update(Object metadata) {
			this.running.run();
			CallRooms.this.cursors = CallRooms.this.presence.update(CallRooms.this.cursors, this.name, metadata);
		}

		@Override
		public void update(Object metadata, Duration life) {
			this.running.run();
			CallRooms.this.presence.pass(CallRooms.this.cursors, this.name, metadata, life);
		}

		@Override
		public void untrack() {
			this.running.run();
			CallRooms.this.cursors = CallRooms.this.presence.untrack(CallRooms.this.cursors, this.name);
		}

		@Override
		public <M> List<LiveMember<M>> members(Class<M> type) {
			return CallRooms.this.access.people().presence().list(this.name, type);
		}

		@Override
		public <S> LiveRoomState<S> state(Class<S> type, S initial) {
			return CallRooms.this.access.people().state(this.name, type, initial);
		}

	}

}
