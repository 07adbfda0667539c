package org.livespring.diff;

import java.util.Arrays;

/**
 * What two texts have in common at their ends. Works on blocks, since comparing arrays is
 * many times faster than comparing characters of strings.
 */
final class CommonEnds {

	private static final int BLOCK = 1024;

	private CommonEnds() {
	}

	/** Number of units that are equal from the start on. */
	static int prefix(String left, String right) {
		int limit = Math.min(left.length(), right.length());
		char[] leftBlock = new char[Math.min(limit, BLOCK)];
		char[] rightBlock = new char[leftBlock.length];
		int prefix = 0;
		while (prefix < limit) {
			int length = Math.min(limit - prefix, BLOCK);
			left.getChars(prefix, prefix + length, leftBlock, 0);
			right.getChars(prefix, prefix + length, rightBlock, 0);
			int mismatch = Arrays.mismatch(leftBlock, 0, length, rightBlock, 0, length);
			if (mismatch >= 0) {
				return prefix + mismatch;
			}
			prefix += length;
		}
		return prefix;
	}

	/** Number of units, at most {@code limit}, that are equal up to the end. */
	static int suffix(String left, String right, int limit) {
		char[] leftBlock = new char[Math.min(limit, BLOCK)];
		char[] rightBlock = new char[leftBlock.length];
		int suffix = 0;
		while (suffix < limit) {
			int length = Math.min(limit - suffix, BLOCK);
			int leftEnd = left.length() - suffix;
			int rightEnd = right.length() - suffix;
			left.getChars(leftEnd - length, leftEnd, leftBlock, 0);
			right.getChars(rightEnd - length, rightEnd, rightBlock, 0);
			if (!Arrays.equals(leftBlock, 0, length, rightBlock, 0, length)) {
				return suffix + suffix(leftBlock, length, rightBlock, length, length);
			}
			suffix += length;
		}
		return suffix;
	}

	/** Number of units, at most {@code limit}, that are equal before two places. */
	static int suffix(char[] left, int leftEnd, char[] right, int rightEnd, int limit) {
		int suffix = 0;
		while (suffix < limit && left[leftEnd - suffix - 1] == right[rightEnd - suffix - 1]) {
			suffix++;
		}
		return suffix;
	}

}
