package org.livespring.diff;

import java.util.Arrays;

/**
 * What two texts have in common at their ends. Works on blocks, since comparing arrays is
 * many times faster than comparing characters of strings.
 */
final class CommonEnds {

	private static final int BLOCK = 512;

	private final String left;

	private final String right;

	private final char[] leftBlock;

	private final char[] rightBlock;

	CommonEnds(String left, String right) {
		this.left = left;
		this.right = right;
		int length = Math.min(BLOCK, Math.min(left.length(), right.length()));
		this.leftBlock = new char[length];
		this.rightBlock = new char[length];
	}

	/** Number of units that are equal from the start on. */
	int prefix() {
		int limit = Math.min(this.left.length(), this.right.length());
		int prefix = 0;
		while (prefix < limit) {
			int length = Math.min(limit - prefix, BLOCK);
			this.left.getChars(prefix, prefix + length, this.leftBlock, 0);
			this.right.getChars(prefix, prefix + length, this.rightBlock, 0);
			int mismatch = Arrays.mismatch(this.leftBlock, 0, length, this.rightBlock, 0, length);
			if (mismatch >= 0) {
				return prefix + mismatch;
			}
			prefix += length;
		}
		return prefix;
	}

	/** Number of units that are equal up to the end, without the common prefix. */
	int suffix(int prefix) {
		int limit = Math.min(this.left.length(), this.right.length()) - prefix;
		int suffix = 0;
		while (suffix < limit) {
			int length = Math.min(limit - suffix, BLOCK);
			int leftEnd = this.left.length() - suffix;
			int rightEnd = this.right.length() - suffix;
			this.left.getChars(leftEnd - length, leftEnd, this.leftBlock, 0);
			this.right.getChars(rightEnd - length, rightEnd, this.rightBlock, 0);
			if (!Arrays.equals(this.leftBlock, 0, length, this.rightBlock, 0, length)) {
				return suffix + suffix(this.leftBlock, length, this.rightBlock, length, length);
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
