package org.livespring.diff;

import java.util.List;

/**
 * Finds a short delta between two texts in linear time: first what they have in common at
 * both ends, which is all there is to most changes, then pieces of what lies between.
 */
final class TextDiffer {

	private final String base;

	private final String target;

	private TextDiffer(String base, String target) {
		this.base = base;
		this.target = target;
	}

	static List<Patch.Part> parts(String base, String target) {
		DeltaBuilder delta = new DeltaBuilder(target);
		new TextDiffer(base, target).tell(delta);
		return delta.build();
	}

	/** What lies before two places is compared apart from what lies after them. */
	static List<Patch.Part> parts(String base, int baseCut, String target, int targetCut) {
		DeltaBuilder delta = new DeltaBuilder(target);
		new TextDiffer(base.substring(0, baseCut), target.substring(0, targetCut)).tell(delta);
		delta.moveTo(baseCut, targetCut);
		new TextDiffer(base.substring(baseCut), target.substring(targetCut)).tell(delta);
		return delta.build();
	}

	private void tell(DeltaBuilder delta) {
		CommonEnds ends = new CommonEnds(this.base, this.target);
		int prefix = ends.prefix();
		int suffix = ends.suffix(prefix);
		delta.match(0, 0, prefix);
		matchMiddle(prefix, suffix, delta);
		delta.match(this.base.length() - suffix, this.target.length() - suffix, suffix);
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
