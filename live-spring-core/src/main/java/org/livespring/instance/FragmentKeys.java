package org.livespring.instance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.livespring.render.FragmentPlace;

/**
 * Fragments among the rooms of an instance: {@code #name/room} with a hash of the text
 * the page was rendered with, empty for a text that comes in a frame.
 */
final class FragmentKeys {

	private static final String PREFIX = "#";

	private FragmentKeys() {
	}

	static boolean isFragment(String room) {
		return room.startsWith(PREFIX);
	}

	static String key(String room) {
		return room.substring(PREFIX.length());
	}

	/** The room itself, for a fragment or a presence the one it is for. */
	static String roomOf(String room) {
		if (PresenceMarks.isPresence(room)) {
			return PresenceMarks.roomOf(room);
		}
		return isFragment(room) ? room.substring(room.indexOf('/') + 1) : room;
	}

	/** The rooms with exactly the fragments that a render has placed. */
	static Map<String, String> merge(Map<String, String> rooms, List<FragmentPlace> places,
			Function<FragmentPlace, String> hash) {
		if (places.isEmpty() && rooms.keySet().stream().noneMatch(FragmentKeys::isFragment)) {
			return rooms;
		}
		Map<String, String> merged = new LinkedHashMap<>(rooms);
		merged.keySet().removeIf(FragmentKeys::isFragment);
		for (FragmentPlace place : places) {
			String name = PREFIX + place.key();
			String known = rooms.get(name);
			merged.put(name, (known != null) ? known : hash.apply(place));
		}
		return merged;
	}

}
