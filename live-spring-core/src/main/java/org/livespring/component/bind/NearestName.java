package org.livespring.component.bind;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** The name that somebody may have meant, for messages. */
public final class NearestName {

	/** Longer names are not compared, since clients may send them. */
	private static final int LONGEST = 64;

	private static final int SHORTEST_PART = 3;

	private NearestName() {
	}

	/**
	 * A hint for a message.
	 * @param name what was written
	 * @param names what there is
	 * @return {@code ; did you mean '…'?} or, where nothing is near, an empty text
	 */
	public static String hint(String name, Collection<String> names) {
		if (name.length() > LONGEST) {
			return "";
		}
		return names.stream()
			.filter((each) -> isNear(name, each))
			.min(Comparator.comparingInt((each) -> distance(name, each)))
			.map((each) -> "; did you mean '" + each + "'?")
			.orElse("");
	}

	private static boolean isNear(String name, String other) {
		return distance(name, other) <= (other.length() + 2) / 3 || isPart(name, other) || isPart(other, name);
	}

	/** Whether somebody left words out: {@code chat} of {@code chat-room}. */
	private static boolean isPart(String part, String name) {
		return part.length() >= SHORTEST_PART && name.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
	}

	/** Levenshtein's distance, without regard to case. */
	private static int distance(String name, String other) {
		String from = name.toLowerCase(Locale.ROOT);
		String to = other.toLowerCase(Locale.ROOT);
		int[] row = new int[to.length() + 1];
		for (int j = 0; j < row.length; j++) {
			row[j] = j;
		}
		for (int i = 1; i <= from.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j < row.length; j++) {
				int change = diagonal + ((from.charAt(i - 1) != to.charAt(j - 1)) ? 1 : 0);
				diagonal = row[j];
				row[j] = Math.min(change, Math.min(row[j - 1], diagonal) + 1);
			}
		}
		return row[to.length()];
	}

}
