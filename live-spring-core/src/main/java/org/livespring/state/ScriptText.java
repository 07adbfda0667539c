package org.livespring.state;

import java.nio.charset.StandardCharsets;

import org.livespring.diff.WellFormedText;

/**
 * JSON that may stand in a script element, also of SVG, and survives UTF-8. What is
 * escaped can only occur inside JSON strings, so no parser is needed.
 */
final class ScriptText {

	private ScriptText() {
	}

	/**
	 * Whether there is nothing to escape in a text that has ASCII only, as most have:
	 * found by copying, comparing and searching whole arrays, many times faster than by a
	 * look at each character.
	 * @param json the text
	 * @param utf8 the same in UTF-8
	 * @return {@code false} where it has to be looked at
	 */
	static boolean isPlain(String json, byte[] utf8) {
		return json.indexOf('<') < 0 && json.indexOf('&') < 0
				&& new String(utf8, StandardCharsets.ISO_8859_1).equals(json);
	}

	static String escape(String json) {
		int place = next(json, 0);
		if (place < 0) {
			return json;
		}
		StringBuilder escaped = new StringBuilder(json.length() + 64);
		int done = 0;
		while (place >= 0) {
			escaped.append(json, done, place).append("\\u%04x".formatted((int) json.charAt(place)));
			done = place + 1;
			place = next(json, done);
		}
		return escaped.append(json, done, json.length()).toString();
	}

	private static int next(String json, int from) {
		for (int i = from; i < json.length(); i++) {
			char unit = json.charAt(i);
			if (unit == '<' || unit == '&' || unit == '\u2028' || unit == '\u2029' || WellFormedText.isLone(json, i)) {
				return i;
			}
		}
		return -1;
	}

	/** Tells where places of a text are once it is escaped; asked in their order. */
	static final class TextPlaces {

		/** How much longer a character gets. */
		private static final int GROWTH = 5;

		private final String json;

		private int next;

		private int shift;

		TextPlaces(String json) {
			this.json = json;
			this.next = ScriptText.next(json, 0);
		}

		int escaped(int place) {
			while (this.next >= 0 && this.next < place) {
				this.shift += GROWTH;
				this.next = ScriptText.next(this.json, this.next + 1);
			}
			return place + this.shift;
		}

	}

}
