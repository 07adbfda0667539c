package org.livespring.state;

import java.util.LinkedHashMap;
import java.util.Map;

import org.livespring.room.RoomCursor;
import org.livespring.state.Memberships.Presence;

/**
 * The text form of memberships in a snapshot, one entry each: a room as {@code room} with
 * {@code epoch:offset}, a presence as {@code !room} with the key of the member and, in
 * the next line, its metadata, a fragment as {@code #name/room} with its hash.
 */
final class MembershipTexts {

	private static final char PRESENCE = '!';

	private static final char FRAGMENT = '#';

	private MembershipTexts() {
	}

	static Map<String, String> write(Memberships memberships) {
		if (memberships.isEmpty()) {
			return Map.of();
		}
		Map<String, String> texts = new LinkedHashMap<>();
		memberships.rooms().forEach((room, cursor) -> texts.put(room, cursor.toString()));
		memberships.presences()
			.forEach((room, presence) -> texts.put(PRESENCE + room, presence.key() + "\n" + presence.metadata()));
		memberships.fragments().forEach((key, hash) -> texts.put(FRAGMENT + key, hash));
		return texts;
	}

	static Memberships read(Map<String, String> texts) {
		Map<String, RoomCursor> rooms = new LinkedHashMap<>(0);
		Map<String, Presence> presences = new LinkedHashMap<>(0);
		Map<String, String> fragments = new LinkedHashMap<>(0);
		texts.forEach((name, text) -> {
			switch (name.charAt(0)) {
				case PRESENCE -> presences.put(name.substring(1), presence(text));
				case FRAGMENT -> fragments.put(name.substring(1), text);
				default -> rooms.put(name, RoomCursor.parse(text));
			}
		});
		return new Memberships(rooms, presences, fragments);
	}

	private static Presence presence(String text) {
		int end = text.indexOf('\n');
		return new Presence(text.substring(0, end), text.substring(end + 1));
	}

}
