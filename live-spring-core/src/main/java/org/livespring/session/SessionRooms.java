package org.livespring.session;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.LivePosition;
import org.livespring.membership.RoomGateway;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.SharedFrame;
import org.livespring.room.RoomCursor;
import org.livespring.room.RoomEvent;
import org.livespring.room.RoomMember;
import org.livespring.room.RoomMessage;
import org.livespring.room.RoomNames;
import org.livespring.state.InstanceIds;

/**
 * The rooms of a connection: the rooms that scripts joined, the room of the user, and the
 * room of the connection itself. Thread-safe.
 */
final class SessionRooms implements RoomMember {

	private final String id = InstanceIds.next();

	private final SessionHost host;

	/**
	 * Sends frames that other connections get too, including presence of the rooms that
	 * scripts joined.
	 */
	private final Consumer<SharedFrame> shared;

	/** Names of the joined rooms; most connections have none. Guarded by this. */
	private Set<String> rooms = Set.of();

	// Guarded by this
	private boolean closed;

	SessionRooms(SessionHost host) {
		this.host = host;
		this.shared = host::sendShared;
	}

	private RoomGateway gateway() {
		return this.host.runtime().rooms();
	}

	@Override
	public String id() {
		return this.id;
	}

	/** Join the room of the user, so that events for the user arrive. */
	void open() {
		String user = this.host.owner().name();
		if (user != null) {
			joinOwn(RoomNames.ofUser(user));
		}
	}

	/**
	 * Join the room of the connection, so that events for the connection arrive from now
	 * on.
	 */
	String reachableId() {
		joinOwn(RoomNames.ofConnection(this.id));
		return this.id;
	}

	private void joinOwn(String room) {
		synchronized (this) {
			if (this.closed || !add(room)) {
				return;
			}
		}
		enter(room, gateway().client().hub().position(room));
	}

	private boolean add(String room) {
		if (this.rooms.isEmpty()) {
			this.rooms = new HashSet<>(2);
		}
		return this.rooms.add(room);
	}

	/** Join a room for a script. */
	void join(String room, @Nullable String cursor, Runnable answer) {
		RoomNames.check(room);
		gateway().checkClient(this.host.owner().principal(), room);
		LivePosition after = (cursor != null) ? parse(cursor) : null;
		synchronized (this) {
			if (!this.host.admitsRoom(room)) {
				throw gateway().tooMany();
			}
			add(room);
		}
		// Who reads the answer may publish at once
		CompletionStage<LivePosition> position = (after != null) ? CompletableFuture.completedStage(after)
				: gateway().client().hub().position(room);
		answer.run();
		enter(room, position);
	}

	private static LivePosition parse(String cursor) {
		try {
			return LivePosition.parse(cursor);
		}
		catch (IllegalArgumentException ex) {
			throw new LiveException(LiveErrorCode.MALFORMED_FRAME, "Field missing or invalid: cursor", ex);
		}
	}

	private void enter(String room, CompletionStage<LivePosition> position) {
		position.whenComplete((known, failure) -> enter(room, (failure == null) ? known : LivePosition.UNKNOWN));
	}

	private synchronized void enter(String room, LivePosition after) {
		if (!this.closed && this.rooms.contains(room)) {
			gateway().client().hub().join(this, room, after);
			if (!RoomNames.isOwn(room)) {
				gateway().people().audiences().watch(room, this.shared);
			}
		}
	}

	synchronized void leave(String room) {
		if (!RoomNames.isOwn(room) && this.rooms.contains(room)) {
			this.rooms.remove(room);
			leaveRoom(room);
		}
	}

	private void leaveRoom(String room) {
		gateway().client().hub().leave(this, room);
		if (!RoomNames.isOwn(room)) {
			gateway().people().audiences().unwatch(room, this.shared);
		}
	}

	synchronized void close() {
		this.closed = true;
		this.rooms.forEach(this::leaveRoom);
	}

	/** Rooms that scripts joined. */
	synchronized Set<String> joined() {
		return this.rooms.stream().filter((room) -> !RoomNames.isOwn(room)).collect(Collectors.toSet());
	}

	@Override
	public void received(RoomEvent event, RoomCursor cursor) {
		boolean toClients = event.message().toClients();
		if (RoomNames.isOwn(event.message().room())) {
			if (toClients) {
				this.shared.accept(event.shared(SessionRooms.class, SessionRooms::broadcast));
			}
			this.host.instances().receivedPersonally(event);
		}
		else if (toClients) {
			this.shared.accept(event.shared(new Shared(cursor), (message) -> event(message, cursor)));
		}
	}

	private static SharedFrame broadcast(RoomMessage message) {
		return new SharedFrame(new ServerFrame.Broadcast(message.name(), ServerFrame.Json.of(message.data())));
	}

	private static SharedFrame event(RoomMessage message, RoomCursor cursor) {
		return new SharedFrame(new ServerFrame.RoomEventFrame(message.room(), cursor.toString(), message.name(),
				ServerFrame.Json.of(message.data())));
	}

	/** Key of the frame that all members at the same position share. */
	private record Shared(RoomCursor cursor) {
	}

	@Override
	public void missed(String room, LivePosition position) {
		if (!RoomNames.isOwn(room)) {
			this.host.send(new ServerFrame.RoomEventFrame(room, position.toString(), null, null));
		}
	}

}
