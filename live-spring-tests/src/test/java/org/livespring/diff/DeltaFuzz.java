package org.livespring.diff;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The change from any text to any other gives the other, and a broken one is refused. */
public final class DeltaFuzz {

	private DeltaFuzz() {
	}

	public static void fuzzerTestOneInput(byte[] data) {
		String[] texts = new String(data, StandardCharsets.UTF_8).split("\u0000", 2);
		String base = texts[0];
		String target = texts[texts.length - 1];
		Patch patch = Patch.between(base, target);
		String result = (patch != null) ? patch.applyTo(base) : base;
		if (!result.equals(target)) {
			throw new IllegalStateException("'" + result + "' instead of '" + target + "'");
		}
		if (patch != null) {
			PatchJson.write(patch);
		}
		broken(data, base);
	}

	private static void broken(byte[] data, String base) {
		List<Patch.Part> parts = new ArrayList<>();
		try {
			for (int i = 0; i + 1 < data.length && i < 20; i += 2) {
				parts.add(new Patch.Copy(data[i] * 3, data[i + 1] * 3));
			}
			Patch.delta(parts).applyTo(base);
		}
		catch (IllegalArgumentException ex) {
			// Refused
		}
	}

}
