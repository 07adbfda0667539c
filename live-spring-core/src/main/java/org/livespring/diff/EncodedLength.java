package org.livespring.diff;

/** How long texts and deltas are as JSON in UTF-8. */
final class EncodedLength {

	private EncodedLength() {
	}

	static boolean isShorter(Patch delta, String target) {
		long length = of(delta);
		// A text is never shorter than its units, so the long one is rarely read
		return length < target.length() + 2 || length < of(target);
	}

	static long of(Patch patch) {
		if (patch.text() != null) {
			return of(patch.text());
		}
		long length = 1;
		for (Patch.Part part : patch.parts()) {
			length += 1 + of(part);
		}
		return length;
	}

	private static long of(Patch.Part part) {
		if (part instanceof Patch.Copy copy) {
			return digits(copy.start()) + 1 + digits(copy.length());
		}
		return of(((Patch.Insert) part).text());
	}

	private static long of(String text) {
		long length = 2;
		for (int i = 0; i < text.length(); i++) {
			length += of(text.charAt(i));
		}
		return length;
	}

	private static int of(char unit) {
		if (unit == '"' || unit == '\\' || unit == '\n' || unit == '\r' || unit == '\t') {
			return 2;
		}
		if (unit < 0x80) {
			return (unit < ' ') ? 6 : 1;
		}
		// Each half of a surrogate pair counts for two of its four bytes
		return (unit < 0x800 || Character.isSurrogate(unit)) ? 2 : 3;
	}

	private static int digits(int number) {
		int digits = 1;
		for (int rest = number / 10; rest > 0; rest /= 10) {
			digits++;
		}
		return digits;
	}

}
