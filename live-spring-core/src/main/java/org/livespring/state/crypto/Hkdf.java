package org.livespring.state.crypto;

import java.nio.charset.StandardCharsets;

/** HKDF-SHA256 of RFC 5869 for keys of 32 bytes, which are one block. */
final class Hkdf {

	private Hkdf() {
	}

	/** Make a key for further derivation from a secret of any length. */
	static byte[] extract(byte[] salt, byte[] secret) {
		return new HmacSha256(salt).of(secret);
	}

	/** Derive a key for one use. */
	static byte[] expand(byte[] key, String info) {
		return new HmacSha256(key).of((info + '\u0001').getBytes(StandardCharsets.UTF_8));
	}

}
