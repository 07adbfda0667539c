package org.livespring.sample.search;

/**
 * The edit distance of two texts: the number of letters that must be added, left out,
 * replaced or swapped with their neighbour to get from one to the other (optimal string
 * alignment).
 */
final class EditDistance {

	private EditDistance() {
	}

	/**
	 * Returns the distance from the typed text to the nearest beginning of a word, since
	 * the user may not have typed the whole word yet.
	 */
	static int toPrefix(String typed, String word) {
		int[] beforeLast = new int[word.length() + 1];
		int[] last = new int[word.length() + 1];
		int[] current = new int[word.length() + 1];
		for (int j = 0; j <= word.length(); j++) {
			current[j] = j;
		}
		for (int i = 1; i <= typed.length(); i++) {
			int[] free = beforeLast;
			beforeLast = last;
			last = current;
			current = free;
			current[0] = i;
			for (int j = 1; j <= word.length(); j++) {
				int replaced = last[j - 1] + ((typed.charAt(i - 1) == word.charAt(j - 1)) ? 0 : 1);
				current[j] = Math.min(replaced, Math.min(last[j], current[j - 1]) + 1);
				if (swapped(typed, i, word, j)) {
					current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
				}
			}
		}
		int nearest = current[0];
		for (int distance : current) {
			nearest = Math.min(nearest, distance);
		}
		return nearest;
	}

	private static boolean swapped(String typed, int i, String word, int j) {
		return i > 1 && j > 1 && typed.charAt(i - 1) == word.charAt(j - 2) && typed.charAt(i - 2) == word.charAt(j - 1);
	}

}
