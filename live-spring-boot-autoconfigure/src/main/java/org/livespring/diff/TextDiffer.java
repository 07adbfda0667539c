package org.livespring.diff;

import java.util.List;

/**
 * Finds a short delta between two texts in linear time: first what they have in common at
 * both ends, which is all there is to most changes, then pieces of what lies between.
 */
final class TextDiffer {

	private final String base;

	private final String target;

	TextDiffer(String base, String target) {
		this.base = base;
		this.target = target;
	}

	List<Patch.Part> parts() {
		DeltaBuilder delta = new DeltaBuilder(this.target);
		CommonEnds ends = new CommonEnds(this.base, this.target);
		int prefix = ends.prefix();
		int suffix = ends.suffix(prefix);
		delta.match(0, 0, prefix);
		matchMiddle(prefix, suffix, delta);
		delta.match(this.base.length() - suffix, this.target.length() - suffix, suffix);
		return delta.build();
	}

	private void matchMiddle(int prefix, int suffix, DeltaBuilder delta) {
		int baseEnd = this.base.length() - suffix;
		int targetEnd = this.target.length() - suffix;
		if (Math.min(baseEnd, targetEnd) - prefix >= PieceMatcher.MIN_MATCH) {
			PieceIndex index = new PieceIndex(this.base.toCharArray(), prefix, baseEnd);
			new PieceMatcher(index, this.target.toCharArray(), delta).run(prefix, targetEnd);
		}
	}

}
