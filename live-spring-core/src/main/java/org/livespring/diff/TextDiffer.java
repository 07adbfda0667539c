package org.livespring.diff;

import java.util.List;

/**
 * Finds a short delta between two texts in linear time: first what they have in common at
 * both ends, which is all there is to most changes, then pieces of what lies between.
 */
final class TextDiffer {

	private TextDiffer() {
	}

	static List<Patch.Part> parts(String base, String target) {
		DeltaBuilder delta = new DeltaBuilder(target);
		tell(base, target, delta);
		return delta.build();
	}

	/** What lies before two places is compared apart from what lies after them. */
	static List<Patch.Part> parts(String base, int baseCut, String target, int targetCut) {
		DeltaBuilder delta = new DeltaBuilder(target);
		tell(base.substring(0, baseCut), target.substring(0, targetCut), delta);
		delta.moveTo(baseCut, targetCut);
		tell(base.substring(baseCut), target.substring(targetCut), delta);
		return delta.build();
	}

	private static void tell(String base, String target, DeltaBuilder delta) {
		CommonEnds ends = new CommonEnds(base, target);
		int prefix = ends.prefix();
		int suffix = ends.suffix(prefix);
		delta.match(0, 0, prefix);
		int baseEnd = base.length() - suffix;
		int targetEnd = target.length() - suffix;
		if (Math.min(baseEnd, targetEnd) - prefix >= PieceMatcher.MIN_MATCH) {
			PieceIndex index = new PieceIndex(base.toCharArray(), prefix, baseEnd);
			new PieceMatcher(index, target.toCharArray(), delta).run(prefix, targetEnd);
		}
		delta.match(baseEnd, targetEnd, suffix);
	}

}
