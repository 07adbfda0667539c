package org.livespring.room;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Messages for tests: the payload is a text. */
public final class Messages {

	private Messages() {
	}

	public static RoomMessage of(String room, String text) {
		return of(room, text, System.currentTimeMillis());
	}

	public static RoomMessage of(String room, String text, long time) {
		return new RoomMessage(UUID.randomUUID().toString(), room, "said", json(text), null, false, true, time,
				Map.of("traceparent", "00-ab-cd-01"));
	}

	public static RoomMessage toOthers(String room, String text, @Nullable String sender) {
		return new RoomMessage(UUID.randomUUID().toString(), room, "said", json(text), sender, true, true,
				System.currentTimeMillis(), Map.of());
	}

	private static byte[] json(String text) {
		return ("\"" + text + "\"").getBytes(StandardCharsets.UTF_8);
	}

	public static String text(RoomMessage message) {
		String json = new String(message.data(), StandardCharsets.UTF_8);
		return json.substring(1, json.length() - 1);
	}

}
