package org.livespring.state.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Signs bytes with the first key and verifies them with each of the few keys in turn, in
 * constant time: no key id comes from outside, so there is none to tamper with.
 */
final class Signer {

	static final int NOT_VERIFIED = -1;

	private static final int TAG_LENGTH = 16;

	private final List<HmacSha256> keys;

	Signer(List<byte[]> keys) {
		this.keys = keys.stream().map(HmacSha256::new).toList();
	}

	/** A tag of 128 bits in 22 URL-safe characters. */
	String sign(byte[] data) {
		return tag(this.keys.get(0), data);
	}

	/** The number of the key that made the tag, or {@link #NOT_VERIFIED}. */
	int verify(byte[] data, String tag) {
		// Characters are compared, not decoded bytes: one tag has many encodings
		byte[] presented = tag.getBytes(StandardCharsets.UTF_8);
		int verified = NOT_VERIFIED;
		for (int i = 0; i < this.keys.size(); i++) {
			byte[] expected = tag(this.keys.get(i), data).getBytes(StandardCharsets.UTF_8);
			if (MessageDigest.isEqual(expected, presented)) {
				verified = i;
			}
		}
		return verified;
	}

	private static String tag(HmacSha256 key, byte[] data) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(key.of(data), TAG_LENGTH));
	}

}
