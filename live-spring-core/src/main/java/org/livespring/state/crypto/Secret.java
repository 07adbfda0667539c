package org.livespring.state.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.livespring.LiveConfigurationException;

/** A configured secret: Base64 where it is valid as such, else plain text. */
final class Secret {

	static final String PROPERTY = "live.state.keys";

	private static final int MIN_LENGTH = 32;

	private static final int MIN_DISTINCT = 8;

	private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]+={0,2}");

	private static final List<String> PLACEHOLDERS = List.of("changeme", "change-me", "change_me", "example",
			"placeholder", "your-secret", "your_secret", "insert-", "replace-");

	private Secret() {
	}

	static byte[] parse(String text) {
		String secret = text.strip();
		byte[] bytes = decode(secret);
		if (bytes.length < MIN_LENGTH) {
			throw refused("has %d bytes where at least %d are needed".formatted(bytes.length, MIN_LENGTH));
		}
		if (distinct(bytes) < MIN_DISTINCT || distinct(secret.getBytes(StandardCharsets.UTF_8)) < MIN_DISTINCT) {
			throw refused("is not random");
		}
		String lowerCase = secret.toLowerCase(Locale.ROOT);
		if (PLACEHOLDERS.stream().anyMatch(lowerCase::contains)) {
			throw refused("is a placeholder");
		}
		return bytes;
	}

	private static byte[] decode(String secret) {
		String base64 = secret.replace('-', '+').replace('_', '/');
		if (BASE64.matcher(base64).matches()) {
			try {
				return Base64.getDecoder().decode(base64);
			}
			catch (IllegalArgumentException ex) {
				// Plain text of the same characters
			}
		}
		return secret.getBytes(StandardCharsets.UTF_8);
	}

	private static int distinct(byte[] bytes) {
		boolean[] seen = new boolean[256];
		int distinct = 0;
		for (byte value : bytes) {
			if (!seen[value & 0xFF]) {
				seen[value & 0xFF] = true;
				distinct++;
			}
		}
		return distinct;
	}

	private static LiveConfigurationException refused(String reason) {
		return new LiveConfigurationException("A key of the property " + PROPERTY + " " + reason,
				"Set " + PROPERTY + " to the output of 'openssl rand -base64 32', the same on all nodes.");
	}

}
