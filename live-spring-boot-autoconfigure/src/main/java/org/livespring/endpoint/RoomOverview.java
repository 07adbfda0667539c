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

/** The rooms of a node as the endpoint shows them. */
public final class RoomOverview {

	/** More rooms than this are not listed. */
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

	/** Rooms of users and connections say who is here: they are not among these. */
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
	 * The rooms in a few figures.
	 *
	 * @param count rooms with members on this node
	 * @param members their members on this node
	 * @param present who is present in all rooms
	 * @param otherNodes other nodes that are alive
	 * @param broker the way to them
	 */
	public record Summary(int count, int members, int present, int otherNodes, Broker broker) {

	}

	/**
	 * The way to other nodes.
	 *
	 * @param mode what it is
	 * @param state how it is
	 * @param lastContact when it was seen last that they can be reached
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record Broker(String mode, String state, @Nullable Instant lastContact) {

	}

	private record Room(String name, int members, int present) {

	}

}
