package org.livespring.log;

import org.jspecify.annotations.Nullable;

/**
 * Makes texts fit for logs and for messages of exceptions, whoever wrote them: they
 * cannot begin another line, control a terminal, change the direction of what follows or
 * be of any length.
 */
public final class Printable {

	/** Most characters of one value. */
	private static final int VALUE = 200;

	/** Most characters of a whole message. */
	private static final int MESSAGE = 8000;

	private Printable() {
	}

	/**
	 * A value that a client, a header or another system sent.
	 * @param value the value
	 * @return its first 200 characters, without characters that are not shown
	 */
	public static String value(@Nullable String value) {
		return printable(value, VALUE);
	}

	/**
	 * A value in quotation marks, whose end cannot be mistaken.
	 * @param value the value
	 * @return its first 200 characters
	 */
	public static String quoted(@Nullable String value) {
		return (value != null) ? "\"" + value(value).replace("\\", "\\\\").replace("\"", "\\\"") + "\"" : "none";
	}

	/**
	 * A message that may have such values in it.
	 * @param message the message
	 * @return its first 8000 characters, in one line
	 */
	public static String message(@Nullable String message) {
		return printable(message, MESSAGE);
	}

	/** Whether a message is fit as it is. */
	static boolean isPrintable(@Nullable String message) {
		return message == null || (message.length() <= MESSAGE && message.codePoints().allMatch(Printable::isShown));
	}

	private static String printable(@Nullable String text, int most) {
		String value = String.valueOf(text);
		if (value.length() <= most && value.codePoints().allMatch(Printable::isShown)) {
			return value;
		}
		int end = Math.min(value.length(), most);
		StringBuilder shown = new StringBuilder(end + 16);
		value.substring(0, end).codePoints().forEach((character) -> append(shown, character));
		return (end < value.length()) ? shown.append('…').toString() : shown.toString();
	}

	private static void append(StringBuilder text, int character) {
		if (isShown(character)) {
			text.appendCodePoint(character);
			return;
		}
		switch (character) {
			case '\n' -> text.append("\\n");
			case '\r' -> text.append("\\r");
			case '\t' -> text.append("\\t");
			default -> text.append(String.format((character > 0xFFFF) ? "\\u{%x}" : "\\u%04x", character));
		}
	}

	/** Invisible are control and format characters, separators and what is unassigned. */
	private static boolean isShown(int character) {
		if (character < 0x7F) {
			return character >= ' ';
		}
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
					Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
				false;
			default -> true;
		};
	}

}
