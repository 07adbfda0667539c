package org.livespring.instance;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Presence among the rooms of an instance: {@code !room} with the key of the member and,
 * in the next line, its metadata.
 */
final class PresenceMarks {

	private static final String PREFIX = "!";

	private PresenceMarks() {
	}

	static boolean isPresence(String room) {
		return room.startsWith(PREFIX);
	}

	/** The room itself. */
	static String roomOf(String mark) {
		return mark.substring(PREFIX.length());
	}

	static String of(String room) {
		return PREFIX + room;
	}

	/** Who the instance says it is, by room. */
	static Map<String, Mark> read(Map<String, String> rooms) {
		Map<String, Mark> marks = new LinkedHashMap<>(0);
		rooms.forEach((room, value) -> {
			if (isPresence(room)) {
				marks.put(roomOf(room), Mark.parse(value));
			}
		});
		return marks;
	}

	/**
	 * Who an instance says it is in a room.
	 *
	 * @param key key of the member, without line breaks
	 * @param metadata JSON text
	 */
	record Mark(String key, String metadata) {

		static Mark parse(String text) {
			int end = text.indexOf('\n');
			return new Mark(text.substring(0, end), text.substring(end + 1));
		}

		@Override
		public String toString() {
			return this.key + "\n" + this.metadata;
		}

	}

}
