package org.livespring.session;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LivePosition;
import org.livespring.ProtocolException;
import org.livespring.membership.RoomAccess;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.SharedFrame;
import org.livespring.room.RoomDelivery;
import org.livespring.room.RoomHub;
import org.livespring.room.RoomMember;
import org.livespring.room.RoomMessage;
import org.livespring.room.RoomNames;

/**
 * A connection as a member of rooms: those its script joined, that of its user and its
 * own. Thread-safe.
 */
final class SessionRooms implements RoomMember {

	private final String id;

	private final RoomAccess access;

	private final LiveSession session;

	private final Consumer<RoomDelivery> components;

	/** Takes presence of the rooms the script joined. */
	private final Consumer<SharedFrame> presence;

	/** Most connections are in none. Guarded by this. */
	private @Nullable Set<String> rooms;

	// Guarded by this
	private boolean closed;

	SessionRooms(String id, RoomAccess access, LiveSession session, Consumer<RoomDelivery> components) {
		this.id = id;
		this.access = access;
		this.session = session;
		this.components = components;
		this.presence = session::sendShared;
	}

	@Override
	public String id() {
		return this.id;
	}

	/** Be reachable by the name of the user. */
	void open(@Nullable String user) {
		if (user != null) {
			joinOwn(RoomNames.ofUser(user));
		}
	}

	/** Be reachable by the id, from now on. */
	String reachableId() {
		joinOwn(RoomNames.ofConnection(this.id));
		return this.id;
	}

	private void joinOwn(String room) {
		synchronized (this) {
			if (this.closed || !rooms().add(room)) {
				return;
			}
		}
		enter(room, this.access.client().hub().position(room));
	}

	/** A script client joins. */
	void join(String room, @Nullable String cursor, Runnable answer) {
		RoomNames.check(room);
		this.access.checkClient(this.session.owner().principal(), room);
		LivePosition after = (cursor != null) ? parse(cursor) : null;
		RoomHub hub = this.access.client().hub();
		synchronized (this) {
			if (!this.session.admitsRoom(room)) {
				throw this.access.tooMany();
			}
			rooms().add(room);
		}
		answer.run();
		if (after != null) {
			enter(room, after);
		}
		else {
			enter(room, hub.position(room));
		}
	}

	private static LivePosition parse(String cursor) {
		try {
			return LivePosition.parse(cursor);
		}
		catch (IllegalArgumentException ex) {
			throw new ProtocolException(LiveErrorCode.MALFORMED_FRAME, "Missing or wrong: cursor", ex);
		}
	}

	private void enter(String room, CompletionStage<LivePosition> position) {
		position.whenComplete((known, failure) -> enter(room, (failure == null) ? known : LivePosition.UNKNOWN));
	}

	private synchronized void enter(String room, LivePosition after) {
		if (!this.closed && all().contains(room)) {
			this.access.client().hub().join(this, room, after);
			if (!RoomNames.isOwn(room)) {
				this.access.people().audiences().watch(room, this.presence);
			}
		}
	}

	synchronized void leave(String room) {
		if (!RoomNames.isOwn(room) && all().contains(room) && rooms().remove(room)) {
			leaveRoom(room);
		}
	}

	private void leaveRoom(String room) {
		this.access.client().hub().leave(this, room);
		if (!RoomNames.isOwn(room)) {
			this.access.people().audiences().unwatch(room, this.presence);
		}
	}

	synchronized void close() {
		this.closed = true;
		all().forEach(this::leaveRoom);
	}

	/** Rooms the script joined. */
	synchronized Set<String> joined() {
		return all().stream().filter((room) -> !RoomNames.isOwn(room)).collect(Collectors.toSet());
	}

	private Set<String> all() {
		return (this.rooms != null) ? this.rooms : Set.of();
	}

	private Set<String> rooms() {
		if (this.rooms == null) {
			this.rooms = new HashSet<>(2);
		}
		return this.rooms;
	}

	@Override
	public void received(RoomDelivery delivery, LivePosition cursor) {
		if (RoomNames.isOwn(delivery.message().room())) {
			this.session.sendShared(delivery.shared(SessionRooms.class, SessionRooms::broadcast));
			this.components.accept(delivery);
		}
		else {
			this.session.sendShared(delivery.shared(new Shared(cursor), (message) -> event(message, cursor)));
		}
	}

	private static SharedFrame broadcast(RoomMessage message) {
		return new SharedFrame(new ServerFrame.Broadcast(message.name(), ServerFrame.Json.of(message.data())));
	}

	private static SharedFrame event(RoomMessage message, LivePosition cursor) {
		return new SharedFrame(new ServerFrame.RoomEvent(message.room(), cursor.toString(), message.name(),
				ServerFrame.Json.of(message.data())));
	}

	/** The frame for all who are at the same position. */
	private record Shared(LivePosition cursor) {
	}

	@Override
	public void advanced(String room, LivePosition position) {
		// The next event says where the room is
	}

	@Override
	public void missed(String room, LivePosition position) {
		if (!RoomNames.isOwn(room)) {
			this.session.send(new ServerFrame.RoomEvent(room, position.toString(), null, null));
		}
	}

}
