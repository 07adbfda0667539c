package org.livespring.diff;

import java.util.Arrays;

/**
 * Finds where parts of a new text stand in the old one. Pieces that the old text has
 * exactly once anchor the matches and are extended to both sides; only what is left over
 * is looked for among pieces that it has several times.
 */
final class PieceMatcher {

	/** Shorter matches would take more characters than they save. */
	static final int MIN_MATCH = 16;

	private static final int MIN_AMBIGUOUS_MATCH = 32;

	private static final int MAX_CANDIDATES = 8;

	private final PieceIndex index;

	private final char[] base;

	private final char[] target;

	private final DeltaBuilder delta;

	PieceMatcher(PieceIndex index, char[] target, DeltaBuilder delta) {
		this.index = index;
		this.base = index.text();
		this.target = target;
		this.delta = delta;
	}

	/** Find matches for a range of the target. */
	void run(int from, int to) {
		int done = from;
		PieceScanner scanner = new PieceScanner(this.target, from, to);
		while (scanner.next()) {
			int piece = this.index.find(scanner.hash());
			if (piece != PieceIndex.NONE && this.index.same(piece) == PieceIndex.NONE) {
				Match match = extend(piece, scanner.start(), done, to);
				if (match.length() >= MIN_MATCH) {
					runAmbiguous(done, match.targetStart());
					done = add(match);
					scanner.skipTo(done);
				}
			}
		}
		runAmbiguous(done, to);
	}

	private void runAmbiguous(int from, int to) {
		if (to - from < MIN_AMBIGUOUS_MATCH || !this.index.isAmbiguous()) {
			return;
		}
		int done = from;
		PieceScanner scanner = new PieceScanner(this.target, from, to);
		scanner.skipTo(from);
		while (scanner.next()) {
			Match match = longest(scanner, done, to);
			if (match.length() >= MIN_AMBIGUOUS_MATCH) {
				done = add(match);
				scanner.skipTo(done);
			}
		}
	}

	private Match longest(PieceScanner scanner, int from, int to) {
		Match longest = Match.NONE;
		int piece = this.index.find(scanner.hash());
		for (int i = 0; i < MAX_CANDIDATES && piece != PieceIndex.NONE; i++) {
			Match match = extend(piece, scanner.start(), from, to);
			if (match.length() > longest.length()) {
				longest = match;
			}
			piece = this.index.same(piece);
		}
		return longest;
	}

	private Match extend(int piece, int place, int from, int to) {
		int start = this.index.start(piece);
		int forward = Arrays.mismatch(this.base, start, this.base.length, this.target, place, to);
		if (forward < 0) {
			forward = to - place;
		}
		int back = CommonEnds.suffix(this.base, start, this.target, place, Math.min(start, place - from));
		return new Match(start - back, place - back, forward + back);
	}

	/** Returns where the match ends in the target. */
	private int add(Match match) {
		this.delta.match(match.baseStart(), match.targetStart(), match.length());
		return match.targetStart() + match.length();
	}

	private record Match(int baseStart, int targetStart, int length) {

		static final Match NONE = new Match(0, 0, 0);

	}

}
