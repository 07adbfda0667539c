package org.livespring.state;

/**
 * JSON that may stand in a script element and survives UTF-8. What is escaped can only
 * occur inside JSON strings, so no parser is needed.
 */
final class ScriptText {

	private ScriptText() {
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
			if (unit == '<' || unit == '\u2028' || unit == '\u2029') {
				return i;
			}
			if (Character.isSurrogate(unit)) {
				boolean pair = Character.isHighSurrogate(unit) && i + 1 < json.length()
						&& Character.isLowSurrogate(json.charAt(i + 1));
				if (!pair) {
					return i;
				}
				i++;
			}
		}
		return -1;
	}

}
