package org.livespring.state;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The elements of a list, and where they stand in a text.
 *
 * @param items the elements
 * @param start where the first one begins
 * @param ends where each ends; the next one begins after a comma
 */
record WrittenList(@Nullable Object[] items, int start, int[] ends) {

	static final int NONE = -1;

	/** How many elements may have gone at one place. */
	private static final int NEAR = 4;

	/**
	 * Find an element that is the same object.
	 * @param item the element
	 * @param place where it is expected
	 * @param other another place, for when all before it were replaced
	 * @return its place, or {@link #NONE}
	 */
	int find(@Nullable Object item, int place, int other) {
		for (int i = place; i < Math.min(place + NEAR, this.items.length); i++) {
			if (this.items[i] == item) {
				return i;
			}
		}
		return (other < this.items.length && this.items[other] == item) ? other : NONE;
	}

	/** How many elements from a place on are the same objects. */
	int run(int place, @Nullable Object[] others, int from) {
		int most = Math.min(this.items.length - place, others.length - from);
		int length = 0;
		while (length < most && this.items[place + length] == others[from + length]) {
			length++;
		}
		return length;
	}

	int start(int place) {
		return (place == 0) ? this.start : this.ends[place - 1] + 1;
	}

	int end(int place) {
		return this.ends[place];
	}

	/** The same elements in the escaped text. */
	WrittenList moved(ScriptText.TextPlaces places) {
		int start = places.escaped(this.start);
		return new WrittenList(this.items, start, Arrays.stream(this.ends).map(places::escaped).toArray());
	}

}
