package org.livespring.sample;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Creates names for visitors who have not entered one. */
public final class GuestName {

	private static final List<String> COLOURS = List.of("Amber", "Blue", "Copper", "Green", "Grey", "Red", "Silver",
			"White");

	private static final List<String> ANIMALS = List.of("Badger", "Crane", "Fox", "Hare", "Heron", "Lynx", "Marten",
			"Otter", "Owl", "Raven", "Seal", "Wren");

	private GuestName() {
	}

	/**
	 * Returns a random name.
	 * @return the name
	 */
	public static String random() {
		return oneOf(COLOURS) + " " + oneOf(ANIMALS);
	}

	private static String oneOf(List<String> words) {
		return words.get(ThreadLocalRandom.current().nextInt(words.size()));
	}

}
