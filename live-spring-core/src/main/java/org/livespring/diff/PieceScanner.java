package org.livespring.diff;

/**
 * Cuts text into pieces at places that depend only on what stands there, so that the same
 * content gives the same pieces wherever it has moved to: before elements and commas, and
 * in long runs of anything else at every sixteenth kind of character.
 */
final class PieceScanner {

	/** No piece but the last is shorter. */
	static final int MIN_LENGTH = 8;

	private static final int LONG = 32;

	private final char[] text;

	private final int limit;

	private int start;

	private int end;

	private int hash;

	PieceScanner(char[] text, int from, int limit) {
		this.text = text;
		this.limit = limit;
		this.start = from;
		this.end = from;
	}

	/** Move on to the next piece. */
	boolean next() {
		this.start = this.end;
		int sum = 0;
		int i = this.start;
		for (int least = Math.min(i + MIN_LENGTH, this.limit); i < least; i++) {
			sum = Integer.rotateLeft(sum, 5) + this.text[i];
		}
		for (; i < this.limit && !isCut(i); i++) {
			sum = Integer.rotateLeft(sum, 5) + this.text[i];
		}
		this.end = i;
		this.hash = (sum ^ (sum >>> 15)) * 0x9E3779B1;
		return this.end > this.start;
	}

	/** Go on at the first cut from a place on. */
	void skipTo(int place) {
		this.start = place;
		this.end = place;
		while (this.end < this.limit && !isCut(this.end)) {
			this.end++;
		}
	}

	int start() {
		return this.start;
	}

	int hash() {
		return this.hash;
	}

	private boolean isCut(int i) {
		char unit = this.text[i];
		if (unit == '<') {
			return i + 1 == this.text.length || this.text[i + 1] != '/';
		}
		return unit == ',' || ((unit & 0xF) == 0 && i - this.start >= LONG);
	}

}
