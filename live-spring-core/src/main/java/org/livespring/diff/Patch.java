package org.livespring.diff;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The way from one text to another: either the whole new text, or a delta of parts that
 * are copied from the old text or new. A delta never cuts a surrogate pair.
 *
 * @param text the whole new text, {@code null} for a delta
 * @param parts what a delta puts together, empty for a whole text
 */
public record Patch(@Nullable String text, List<Part> parts) {

	public Patch {
		parts = List.copyOf(parts);
	}

	/**
	 * The patch that replaces any text.
	 * @param text the new text
	 * @return a patch without parts
	 */
	public static Patch full(String text) {
		return new Patch(text, List.of());
	}

	/**
	 * The patch that builds the new text from the old one.
	 * @param parts the parts of the new text in order
	 * @return a patch without text
	 */
	public static Patch delta(List<Part> parts) {
		return new Patch(null, parts);
	}

	/**
	 * Compare two texts.
	 * @param base the text the receiver has, {@code null} if it has none
	 * @param target the text it is to have
	 * @return a delta, the whole text where that is not longer on the wire, or
	 * {@code null} if the texts are equal
	 */
	public static @Nullable Patch between(@Nullable String base, String target) {
		return between(base, target, null);
	}

	/**
	 * Compare two texts in which a mark stands once; what is before it and what is after
	 * it changes independently and is compared apart, which is faster.
	 * @param base the text the receiver has, {@code null} if it has none
	 * @param target the text it is to have
	 * @param mark the mark, {@code null} for none
	 * @return as {@link #between(String, String)}
	 */
	public static @Nullable Patch between(@Nullable String base, String target, @Nullable String mark) {
		if (base == null) {
			return full(target);
		}
		if (base.equals(target)) {
			return null;
		}
		int baseCut = (mark != null) ? base.indexOf(mark) : -1;
		int targetCut = (mark != null) ? target.indexOf(mark) : -1;
		Patch delta = delta((baseCut >= 0 && targetCut >= 0) ? TextDiffer.parts(base, baseCut, target, targetCut)
				: TextDiffer.parts(base, target));
		return EncodedLength.isShorter(delta, target) ? delta : full(target);
	}

	/**
	 * Whether this is a whole text.
	 * @return {@code false} for a delta
	 */
	public boolean isFull() {
		return this.text != null;
	}

	/**
	 * Size on the wire.
	 * @return bytes of the patch as JSON in UTF-8
	 */
	public long encodedLength() {
		return EncodedLength.of(this);
	}

	/**
	 * Build the new text.
	 * @param base the text this patch was made for, unused by a whole text
	 * @return the new text
	 * @throws IllegalArgumentException if the patch does not fit the base
	 */
	public String applyTo(@Nullable String base) {
		if (this.text != null) {
			return this.text;
		}
		if (base == null) {
			throw new IllegalArgumentException("A delta needs a base");
		}
		StringBuilder target = new StringBuilder(base.length());
		for (Part part : this.parts) {
			part.appendTo(target, base);
		}
		return target.toString();
	}

	/** A part of the new text. */
	public sealed interface Part {

		/**
		 * Append this part to the new text.
		 * @param target the new text so far
		 * @param base the old text
		 */
		void appendTo(StringBuilder target, String base);

	}

	/**
	 * A part that the old text has.
	 *
	 * @param start its place in the old text, in UTF-16 units
	 * @param length its length in UTF-16 units
	 */
	public record Copy(int start, int length) implements Part {

		@Override
		public void appendTo(StringBuilder target, String base) {
			if (this.start < 0 || this.length < 0 || this.length > base.length() - this.start) {
				throw new IllegalArgumentException("A copy reaches beyond its base");
			}
			target.append(base, this.start, this.start + this.length);
		}

	}

	/**
	 * A part that the old text does not have.
	 *
	 * @param text the new text
	 */
	public record Insert(String text) implements Part {

		@Override
		public void appendTo(StringBuilder target, String base) {
			target.append(this.text);
		}

	}

}
