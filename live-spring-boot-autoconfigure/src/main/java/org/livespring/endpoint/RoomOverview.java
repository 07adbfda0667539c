package org.livespring.endpoint;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import org.livespring.presence.PresenceHub;
import org.livespring.room.RoomBroker;
import org.livespring.room.RoomHub;
import org.livespring.room.RoomNames;

/** The rooms of a node as shown by the {@code live} endpoint. */
public final class RoomOverview {

	/** Most rooms that are listed. */
	private static final int MOST = 1000;

	private final RoomHub rooms;

	private final RoomBroker broker;

	private final PresenceHub presence;

	public RoomOverview(RoomHub rooms, RoomBroker broker, PresenceHub presence) {
		this.rooms = rooms;
		this.broker = broker;
		this.presence = presence;
	}

	Summary summary() {
		return new Summary(this.rooms.size(), this.rooms.members(), this.presence.members(), this.presence.nodes(),
				new Broker(this.broker.mode(), this.broker.state().name().toLowerCase(Locale.ROOT),
						this.broker.lastContact()));
	}

	/**
	 * Lists the rooms, without those of single users and connections, whose names contain
	 * ids of users.
	 */
	Map<String, Object> list() {
		List<Room> rooms = this.rooms.sizes()
			.entrySet()
			.stream()
			.filter((room) -> !RoomNames.isOwn(room.getKey()))
			.sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
				.thenComparing(Map.Entry.comparingByKey()))
			.limit(MOST)
			.map((room) -> new Room(room.getKey(), room.getValue(), this.presence.count(room.getKey())))
			.toList();
		return Map.of("rooms", rooms, "total", this.rooms.size());
	}

	/**
	 * Figures of all rooms.
	 *
	 * @param count rooms with members on this node
	 * @param members their members on this node
	 * @param present number of members present in all rooms
	 * @param otherNodes other nodes that are alive
	 * @param broker the broker that connects the nodes
	 */
	public record Summary(int count, int members, int present, int otherNodes, Broker broker) {

	}

	/**
	 * The broker that connects the nodes.
	 *
	 * @param mode kind of broker, {@code memory} or {@code redis}
	 * @param state condition of the connection to other nodes
	 * @param lastContact when the broker last reached the other nodes
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record Broker(String mode, String state, @Nullable Instant lastContact) {

	}

	private record Room(String name, int members, int present) {

	}

}
