package org.livespring.diff;

import java.nio.charset.StandardCharsets;

/** Text without lone surrogates, so that it survives UTF-8. */
public final class WellFormedText {

	private static final char REPLACEMENT = '\uFFFD';

	private WellFormedText() {
	}

	/**
	 * Replace lone surrogates by U+FFFD.
	 * @param text any text
	 * @return the same instance where there is nothing to replace
	 */
	public static String of(String text) {
		if (isLatin1(text)) {
			return text;
		}
		int lone = nextLone(text, 0);
		if (lone < 0) {
			return text;
		}
		StringBuilder wellFormed = new StringBuilder(text);
		while (lone >= 0) {
			wellFormed.setCharAt(lone, REPLACEMENT);
			lone = nextLone(text, lone + 1);
		}
		return wellFormed.toString();
	}

	/**
	 * The common case, found by copying and comparing whole arrays: many times faster
	 * than a look at each character.
	 */
	private static boolean isLatin1(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
		return new String(bytes, StandardCharsets.ISO_8859_1).equals(text);
	}

	private static int nextLone(String text, int from) {
		for (int i = from; i < text.length(); i++) {
			if (isLone(text, i)) {
				return i;
			}
		}
		return -1;
	}

	/**
	 * Whether a character is half of a surrogate pair without the other half.
	 * @param text any text
	 * @param place where the character is
	 * @return {@code true} if it does not survive UTF-8
	 */
	public static boolean isLone(String text, int place) {
		char unit = text.charAt(place);
		if (!Character.isSurrogate(unit)) {
			return false;
		}
		return Character.isHighSurrogate(unit)
				? place + 1 == text.length() || !Character.isLowSurrogate(text.charAt(place + 1))
				: place == 0 || !Character.isHighSurrogate(text.charAt(place - 1));
	}

}
