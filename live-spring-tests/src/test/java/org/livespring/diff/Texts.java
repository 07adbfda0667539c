package org.livespring.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random texts, many of them close to a given one, and all without lone surrogates. */
final class Texts {

	private static final List<String> UNITS = List.of("<li>", "</li>", "<", ",", " ", "\"", "\\", "\n", "{\"id\":",
			"word", "Straße", "日本語", "😀", "👩‍💻", "\u2028", "0", "1", "P", "the same long entry of a list");

	private final Random random;

	Texts(long seed) {
		this.random = new Random(seed);
	}

	String next() {
		StringBuilder text = new StringBuilder();
		for (int i = this.random.nextInt(80); i > 0; i--) {
			text.append(unit());
			if (this.random.nextInt(4) == 0) {
				text.append(this.random.nextInt(100));
			}
		}
		return text.toString();
	}

	/** Replaces, inserts, deletes, moves, doubles or shuffles parts of a text. */
	String change(String text) {
		String changed = text;
		for (int i = this.random.nextInt(4); i >= 0; i--) {
			changed = changeOnce(changed);
		}
		return changed;
	}

	private String changeOnce(String text) {
		int from = place(text, 0);
		int to = place(text, from);
		String head = text.substring(0, from);
		String part = text.substring(from, to);
		String tail = text.substring(to);
		return switch (this.random.nextInt(7)) {
			case 0 -> head + unit() + tail;
			case 1 -> head + next() + part + tail;
			case 2 -> head + tail;
			case 3 -> part + head + tail;
			case 4 -> head + part + part + tail;
			case 5 -> head + shuffle(part) + tail;
			default -> next();
		};
	}

	private String shuffle(String text) {
		List<String> parts = new ArrayList<>(Arrays.asList(text.split("(?=<)")));
		Collections.shuffle(parts, this.random);
		return String.join("", parts);
	}

	private int place(String text, int from) {
		int place = from + this.random.nextInt(text.length() - from + 1);
		return (place < text.length() && Character.isLowSurrogate(text.charAt(place))) ? place - 1 : place;
	}

	private String unit() {
		return UNITS.get(this.random.nextInt(UNITS.size()));
	}

}
