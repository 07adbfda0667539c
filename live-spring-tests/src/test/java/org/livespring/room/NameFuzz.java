package org.livespring.room;

import java.nio.charset.StandardCharsets;

import org.livespring.LiveException;
import org.livespring.log.Printable;

/** Any text is a name of a room, a cursor, or refused; in a log it is one line. */
public final class NameFuzz {

	private NameFuzz() {
	}

	public static void fuzzerTestOneInput(byte[] data) {
		String text = new String(data, StandardCharsets.UTF_8);
		name(text);
		cursor(text);
		line(text);
		line(new String(data, StandardCharsets.UTF_16BE));
	}

	private static void name(String text) {
		try {
			String name = RoomNames.check(text);
			if (RoomNames.isOwn(name) || !Printable.value(name).equals(name)) {
				throw new IllegalStateException("No name for clients");
			}
		}
		catch (LiveException ex) {
			// Refused
		}
	}

	private static void cursor(String text) {
		RoomCursor cursor;
		try {
			cursor = RoomCursor.parse(text);
		}
		catch (IllegalArgumentException ex) {
			return;
		}
		if (!RoomCursor.parse(cursor.toString()).equals(cursor)) {
			throw new IllegalStateException(text + " became " + cursor);
		}
	}

	private static void line(String text) {
		String line = Printable.message(text);
		if (line.lines().count() > 1 || !Printable.message(line).equals(line) && text.length() < 1000) {
			throw new IllegalStateException("Not one line: " + line);
		}
	}

}
