package org.livespring.diff;

import java.util.ArrayList;
import java.util.List;

import org.livespring.diff.Patch.Copy;
import org.livespring.diff.Patch.Insert;
import org.livespring.diff.Patch.Part;

/**
 * Puts a delta together from the matches found, in the order of the target; what lies
 * between them is inserted.
 */
final class DeltaBuilder {

	private final String target;

	private final List<Part> parts = new ArrayList<>();

	/** End of the target that the parts make so far. */
	private int position;

	DeltaBuilder(String target) {
		this.target = target;
	}

	void match(int baseStart, int targetStart, int length) {
		int end = targetStart + length;
		int from = targetStart;
		if (length > 0 && Character.isLowSurrogate(this.target.charAt(from))) {
			from++;
		}
		if (end > from && Character.isHighSurrogate(this.target.charAt(end - 1))) {
			end--;
		}
		if (end > from) {
			insertUpTo(from);
			this.parts.add(new Copy(baseStart + from - targetStart, end - from));
			this.position = end;
		}
	}

	List<Part> build() {
		insertUpTo(this.target.length());
		return this.parts;
	}

	private void insertUpTo(int end) {
		if (end > this.position) {
			this.parts.add(new Insert(this.target.substring(this.position, end)));
		}
	}

}
