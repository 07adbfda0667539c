package org.livespring.diff;

import java.util.Arrays;

/**
 * Finds the pieces of the old text by their hash. Looks at a bounded number of pieces, so
 * that no text makes it slow.
 */
final class PieceIndex {

	static final int NONE = -1;

	private static final int MAX_STEPS = 8;

	private final char[] text;

	private final int[] starts;

	private final int[] hashes;

	/** Next piece with another hash in the same bucket. */
	private final int[] next;

	/** Next piece with the same hash. */
	private final int[] same;

	private final int[] buckets;

	/** The first bits of a hash, which are its best, number its bucket. */
	private final int shift;

	private int size;

	private boolean ambiguous;

	PieceIndex(char[] text, int from, int to) {
		this.text = text;
		int capacity = (to - from) / PieceScanner.MIN_LENGTH + 1;
		this.starts = new int[capacity];
		this.hashes = new int[capacity];
		this.next = new int[capacity];
		this.same = new int[capacity];
		this.shift = Integer.numberOfLeadingZeros(capacity);
		this.buckets = new int[1 << (Integer.SIZE - this.shift)];
		Arrays.fill(this.buckets, NONE);
		PieceScanner scanner = new PieceScanner(text, from, to);
		while (scanner.next()) {
			add(scanner.start(), scanner.hash());
		}
	}

	private void add(int start, int hash) {
		int piece = this.size++;
		this.starts[piece] = start;
		this.hashes[piece] = hash;
		int first = find(hash);
		if (first == NONE) {
			int bucket = bucket(hash);
			this.next[piece] = this.buckets[bucket];
			this.same[piece] = NONE;
			this.buckets[bucket] = piece;
		}
		else {
			this.same[piece] = this.same[first];
			this.same[first] = piece;
			this.ambiguous = true;
		}
	}

	/** First piece with the hash, or {@link #NONE}. */
	int find(int hash) {
		int piece = this.buckets[bucket(hash)];
		for (int step = 0; piece != NONE && step < MAX_STEPS; step++) {
			if (this.hashes[piece] == hash) {
				return piece;
			}
			piece = this.next[piece];
		}
		return NONE;
	}

	/** Another piece with the same hash, or {@link #NONE}. */
	int same(int piece) {
		return this.same[piece];
	}

	/** The whole text, of which the pieces may be a part only. */
	char[] text() {
		return this.text;
	}

	int start(int piece) {
		return this.starts[piece];
	}

	/** Whether any piece occurs more than once. */
	boolean isAmbiguous() {
		return this.ambiguous;
	}

	private int bucket(int hash) {
		return hash >>> this.shift;
	}

}
