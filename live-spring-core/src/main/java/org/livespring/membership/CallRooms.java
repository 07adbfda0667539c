package org.livespring.membership;

import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

import org.livespring.LiveEvent;
import org.livespring.LiveOwnPresence;
import org.livespring.LivePosition;
import org.livespring.LivePresence;
import org.livespring.LiveRoom;
import org.livespring.LiveRoomState;
import org.livespring.presence.RoomPresence;
import org.livespring.room.EventCodec;
import org.livespring.room.RoomCursor;
import org.livespring.room.RoomEvent;
import org.livespring.room.RoomHistory;
import org.livespring.room.RoomMessage;
import org.livespring.room.RoomNames;
import org.livespring.roomstate.StateVersion;
import org.livespring.state.Memberships;

/**
 * The rooms of an instance during one call: its memberships, the rooms that {@code view}
 * reads, and the messages that the call publishes. Not thread-safe: only the thread of
 * the call uses it.
 */
public final class CallRooms {

	private final RoomGateway gateway;

	private final String instance;

	private final @Nullable Principal user;

	private final @Nullable ConnectionRooms connection;

	private final List<RoomMessage> published = new ArrayList<>(0);

	/**
	 * Positions up to which the call read the history of rooms that the instance had not
	 * joined.
	 */
	private final Map<String, LivePosition> read = new LinkedHashMap<>(0);

	private final CallPresence presence;

	private Memberships memberships;

	/** What {@code view} read, {@code null} if it has not run. */
	private @Nullable RoomReads reads;

	/**
	 * Create the rooms of a call.
	 * @param gateway the rooms of this node
	 * @param instance id of the instance
	 * @param user the user, {@code null} if not logged in
	 * @param memberships memberships of the instance when the call begins
	 * @param connection the connection, {@code null} while a page is rendered
	 */
	public CallRooms(RoomGateway gateway, String instance, @Nullable Principal user, Memberships memberships,
			@Nullable ConnectionRooms connection) {
		this.gateway = gateway;
		this.instance = instance;
		this.user = user;
		this.memberships = memberships;
		this.connection = connection;
		this.presence = new CallPresence(gateway.people());
	}

	/** Memberships of the instance, with the changes of the call so far. */
	public Memberships memberships() {
		return this.memberships;
	}

	public List<RoomMessage> published() {
		return this.published;
	}

	public CallPresence presence() {
		return this.presence;
	}

	public void join(String room) {
		RoomNames.check(room);
		if (this.memberships.rooms().containsKey(room)) {
			return;
		}
		this.gateway.checkComponent(this.user, room);
		requireAdmission(room, this.memberships.size());
		LivePosition known = this.read.get(room);
		move(room, RoomCursor.at((known != null) ? known : this.gateway.client().position(room)));
	}

	private void requireAdmission(String room, int present) {
		if (present >= this.gateway.most() || (this.connection != null && !this.connection.admitsRoom(room))) {
			throw this.gateway.tooMany();
		}
	}

	public void leave(String room) {
		this.memberships = this.presence.untrack(this.memberships, room);
		if (this.memberships.rooms().containsKey(room)) {
			move(room, null);
		}
	}

	private void move(String room, @Nullable RoomCursor cursor) {
		this.memberships = this.memberships.withRoom(room, cursor);
	}

	/**
	 * Advance the instance's position in a room.
	 * @param room the room
	 * @param cursor the next cursor, unsettled for an event that has no position yet
	 * @return {@code false} if the instance is not in the room or has already passed the
	 * position
	 */
	public boolean advance(String room, RoomCursor cursor) {
		RoomCursor present = this.memberships.rooms().get(room);
		if (present == null || (cursor.settled() && !cursor.position().isAfter(present.position()))) {
			return false;
		}
		move(room, cursor);
		return true;
	}

	/** Record from now on what {@code view} reads. */
	public void beginView() {
		this.reads = new RoomReads();
	}

	/** What {@code view} read, {@code null} if it did not run. */
	public @Nullable RoomReads reads() {
		return this.reads;
	}

	private RoomReads reading() {
		Assert.state(this.reads != null, "No view is running");
		return this.reads;
	}

	/** Read the presence of a room for {@code view}. */
	public LivePresence readPresence(String room) {
		reading().presence(RoomNames.check(room));
		return this.gateway.people().presence(room);
	}

	/** Read the newest value of a shared state for {@code view}. */
	public <S> S readState(String room, Class<S> type, S initial) {
		follow(RoomNames.check(room), StateVersion.NAME);
		return this.gateway.people().state(room, type, initial).get();
	}

	/** Read the newest events of a room for {@code view}. */
	public <E> List<LiveEvent<E>> readHistory(String room, Class<E> type, int count) {
		follow(RoomNames.check(room), EventCodec.nameOf(type));
		return this.gateway.client().last(this.gateway.client().latest(room, Integer.MAX_VALUE).events(), type, count);
	}

	/**
	 * Follow a room. The position is determined before the read, so that no event in
	 * between is lost.
	 */
	private void follow(String room, String event) {
		RoomReads reads = reading();
		if (!this.memberships.rooms().containsKey(room) && !reads.follows(room)) {
			requireAdmission(room, this.memberships.size() + reads.positions().size());
			reads.positions().put(room, this.gateway.client().position(room));
		}
		reads.event(room, event);
	}

	public @Nullable String connection() {
		return (this.connection != null) ? this.connection.reachableId() : null;
	}

	public void publish(String room, Object event, boolean toOthers) {
		this.published.add(this.gateway.client().codec().encode(room, event, this.instance, toOthers));
	}

	/**
	 * Add the changes of another call of the same instance that began with this call's
	 * memberships.
	 */
	public void absorb(CallRooms other) {
		this.published.addAll(other.published);
		this.memberships = other.memberships;
		this.presence.absorb(other.presence);
	}

	/**
	 * Get a room for the duration of the call.
	 * @param name name of the room
	 * @param running throws an exception once the call is over
	 */
	public LiveRoom room(String name, Runnable running) {
		return new Room(RoomNames.check(name), running);
	}

	/**
	 * Get the presence of the instance in a room for the duration of the call.
	 * @param room name of the room
	 * @param running throws an exception once the call is over
	 */
	public LiveOwnPresence presence(String room, Runnable running) {
		return new OwnPresence(RoomNames.check(room), running);
	}

	private <E> List<LiveEvent<E>> history(String room, Class<E> type, int count) {
		RoomHistory history = this.gateway.client().latest(room, Integer.MAX_VALUE);
		RoomCursor present = this.memberships.rooms().get(room);
		if (present == null) {
			this.read.put(room, history.position());
		}
		LivePosition end = (present != null) ? present.position() : history.position();
		List<RoomEvent> seen = history.events()
			.stream()
			.filter((event) -> event.position() != null && !event.position().isAfter(end))
			.toList();
		return this.gateway.client().last(seen, type, count);
	}

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
		public <S> LiveRoomState<S> state(Class<S> type, S initial) {
			return CallRooms.this.gateway.people().state(this.name, type, initial);
		}

	}

	private final class OwnPresence extends RoomPresence implements LiveOwnPresence {

		private final Runnable running;

		OwnPresence(String room, Runnable running) {
			super(CallRooms.this.gateway.people().hub(), CallRooms.this.gateway.people().mapper(), room);
			this.running = running;
		}

		/** Uses the id of the instance as key if the user is not logged in. */
		@Override
		public void track(Object metadata) {
			Principal user = CallRooms.this.user;
			track((user != null) ? user.getName() : CallRooms.this.instance, metadata);
		}

		@Override
		public void track(String key, Object metadata) {
			Memberships before = present();
			CallRooms.this.gateway.checkComponent(CallRooms.this.user, room());
			CallRooms.this.memberships = CallRooms.this.presence.track(before, room(), key, metadata);
		}

		@Override
		public void show(Object metadata) {
			CallRooms.this.memberships = CallRooms.this.presence.show(present(), room(), metadata);
		}

		@Override
		public void showFor(Object metadata, Duration life) {
			CallRooms.this.presence.pass(present(), room(), metadata, life);
		}

		@Override
		public void untrack() {
			CallRooms.this.memberships = CallRooms.this.presence.untrack(present(), room());
		}

		private Memberships present() {
			this.running.run();
			return CallRooms.this.memberships;
		}

	}

}
