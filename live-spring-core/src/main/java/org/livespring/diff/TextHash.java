package org.livespring.diff;

/** 32-bit FNV-1a over the UTF-16 units of a text. */
public final class TextHash {

	private static final int OFFSET = 0x811c9dc5;

	private static final int PRIME = 0x01000193;

	private TextHash() {
	}

	/**
	 * Hash a text.
	 * @param text the text
	 * @return an unsigned 32-bit integer
	 */
	public static long of(String text) {
		int hash = OFFSET;
		for (int i = 0; i < text.length(); i++) {
			hash = (hash ^ text.charAt(i)) * PRIME;
		}
		return Integer.toUnsignedLong(hash);
	}

}
