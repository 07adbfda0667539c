package org.livespring.endpoint;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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

	Map<String, Object> summary() {
		Map<String, Object> summary = new LinkedHashMap<>();
		summary.put("count", this.rooms.size());
		summary.put("members", this.rooms.members());
		summary.put("present", this.presence.members());
		summary.put("otherNodes", this.presence.nodes());
		summary.put("broker", broker());
		return summary;
	}

	private Map<String, Object> broker() {
		Map<String, Object> broker = new LinkedHashMap<>();
		broker.put("mode", this.broker.mode());
		broker.put("state", this.broker.state().name().toLowerCase(Locale.ROOT));
		Instant contact = this.broker.lastContact();
		if (contact != null) {
			broker.put("lastContact", contact);
		}
		return broker;
	}

	/** Rooms of users and connections say who is here: they are not among these. */
	Map<String, Object> list() {
		List<Map<String, Object>> rooms = this.rooms.sizes()
			.entrySet()
			.stream()
			.filter((room) -> !RoomNames.isOwn(room.getKey()))
			.sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
				.thenComparing(Map.Entry.comparingByKey()))
			.limit(MOST)
			.map((room) -> describe(room.getKey(), room.getValue()))
			.toList();
		return Map.of("rooms", rooms, "total", this.rooms.size());
	}

	private Map<String, Object> describe(String name, int members) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("name", name);
		entry.put("members", members);
		entry.put("present", this.presence.count(name));
		return entry;
	}

}
