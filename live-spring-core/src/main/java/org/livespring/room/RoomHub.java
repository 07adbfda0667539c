package org.livespring.room;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import org.livespring.LivePosition;

/**
 * The members of this node's rooms. The node follows a room while it has members; each
 * event is read once and given to all of them. Thread-safe.
 */
public final class RoomHub {

	private final RoomBroker broker;

	private final RoomMonitor monitor;

	private final ConcurrentHashMap<String, RoomChannel> channels = new ConcurrentHashMap<>();

	/**
	 * Create the hub of this node.
	 * @param broker the way to other nodes
	 * @param monitor is told what members get
	 */
	public RoomHub(RoomBroker broker, RoomMonitor monitor) {
		this.broker = broker;
		this.monitor = monitor;
	}

	/**
	 * Join a room: the member gets all after a position, then what comes, without gap or
	 * repetition, or is told that it missed something. Joining again changes nothing.
	 * @param member the member
	 * @param room name of the room
	 * @param after last position the member knows
	 */
	public void join(RoomMember member, String room, LivePosition after) {
		RoomChannel joined = this.channels.compute(room, (name, known) -> {
			RoomChannel channel = (known != null) ? known : new RoomChannel(this.broker, name, this.monitor);
			channel.add(member, after);
			return channel;
		});
		Objects.requireNonNull(joined).admit();
	}

	/**
	 * Join a room where it is now.
	 * @param member the member
	 * @param room name of the room
	 */
	public void join(RoomMember member, String room) {
		position(room).thenAccept((position) -> join(member, room, position));
	}

	/**
	 * Leave a room; nothing of it arrives any more.
	 * @param member the member
	 * @param room name of the room
	 */
	public void leave(RoomMember member, String room) {
		this.channels.computeIfPresent(room, (name, channel) -> channel.remove(member) ? channel : null);
	}

	/**
	 * The position a room has now.
	 * @param room name of the room
	 * @return completes with a position that no later event is before, unknown if the
	 * broker is away
	 */
	public CompletionStage<LivePosition> position(String room) {
		RoomChannel channel = this.channels.get(room);
		LivePosition known = (channel != null) ? channel.position() : null;
		return (known != null) ? CompletableFuture.completedStage(known)
				: this.broker.latest(room, 0)
					.thenApply(RoomHistory::position)
					.exceptionally((ex) -> LivePosition.UNKNOWN);
	}

	/**
	 * Rooms with members on this node.
	 * @return how many
	 */
	public int size() {
		return this.channels.size();
	}

	/**
	 * Members of the rooms of this node.
	 * @return how many, each counted in each of its rooms
	 */
	public int members() {
		return this.channels.values().stream().mapToInt(RoomChannel::size).sum();
	}

	/**
	 * Members of each room of this node.
	 * @return how many by the name of the room
	 */
	public Map<String, Integer> sizes() {
		Map<String, Integer> sizes = new HashMap<>();
		this.channels.forEach((room, channel) -> sizes.put(room, channel.size()));
		return sizes;
	}

}
