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

	/** Where the texts begin that matches are told of. */
	private int baseOffset;

	private int targetOffset;

	DeltaBuilder(String target) {
		this.target = target;
	}

	/** Go on with parts of both texts that begin here. */
	void moveTo(int baseOffset, int targetOffset) {
		this.baseOffset = baseOffset;
		this.targetOffset = targetOffset;
	}

	void match(int baseStart, int targetStart, int length) {
		int from = this.targetOffset + targetStart;
		int shift = this.baseOffset + baseStart - from;
		int end = from + length;
		if (length > 0 && Character.isLowSurrogate(this.target.charAt(from))) {
			from++;
		}
		if (end > from && Character.isHighSurrogate(this.target.charAt(end - 1))) {
			end--;
		}
		if (end > from) {
			insertUpTo(from);
			copy(shift + from, end - from);
			this.position = end;
		}
	}

	private void copy(int start, int length) {
		int last = this.parts.size() - 1;
		if (last >= 0 && this.parts.get(last) instanceof Copy copy && copy.start() + copy.length() == start) {
			this.parts.set(last, new Copy(copy.start(), copy.length() + length));
		}
		else {
			this.parts.add(new Copy(start, length));
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
