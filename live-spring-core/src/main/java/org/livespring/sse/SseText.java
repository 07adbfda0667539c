package org.livespring.sse;

import java.nio.charset.StandardCharsets;

import org.livespring.LivePosition;
import org.livespring.room.RoomCursor;
import org.livespring.room.RoomMessage;

/** Encodes the lines of an event stream as UTF-8. */
final class SseText {

	/** Name of the event which says that events are missing. */
	private static final String RESYNC = "resync";

	/** Milliseconds after which a browser reconnects. */
	private static final int RETRY = 1000;

	static final byte[] HEARTBEAT = bytes(":\n\n");

	private SseText() {
	}

	/**
	 * Returns the beginning of a stream. It contains the position, so that a client can
	 * resume even if it received no event.
	 */
	static byte[] start(LivePosition position) {
		return bytes("retry: " + RETRY + "\n" + id(position) + "\n");
	}

	static byte[] event(RoomMessage message, RoomCursor cursor) {
		String data = new String(message.data(), StandardCharsets.UTF_8);
		return bytes(field("id", cursor.toString()) + field("event", message.name()) + field("data", data) + "\n");
	}

	static byte[] position(LivePosition position) {
		return bytes(id(position) + "\n");
	}

	static byte[] missed(LivePosition position) {
		return bytes(id(position) + field("event", RESYNC) + field("data", "{}") + "\n");
	}

	private static String id(LivePosition position) {
		return position.equals(LivePosition.UNKNOWN) ? "" : field("id", position.toString());
	}

	/** Returns a field; its value may have several lines. */
	private static String field(String name, String value) {
		StringBuilder lines = new StringBuilder();
		value.lines().forEach((line) -> lines.append(name).append(": ").append(line).append('\n'));
		return lines.toString();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
