package org.livespring.state.crypto;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;

/**
 * Encrypts with AES-256-GCM. Each instance has a key of its own, so that random nonces
 * never come near to repeating under one key.
 */
public final class Seal {

	private static final byte[] UNBOUND = {};

	private final List<byte[]> keys;

	private final SecureRandom random = new SecureRandom();

	public Seal(List<byte[]> keys) {
		this.keys = keys;
	}

	/** Encrypt with the first key: nonce, cipher text and tag. */
	public byte[] seal(byte[] plain, String instance) {
		byte[] nonce = new byte[AesGcm.NONCE_LENGTH];
		this.random.nextBytes(nonce);
		return cipher(0, instance).seal(nonce, plain);
	}

	public byte[] open(byte[] sealed, int key, String instance) throws GeneralSecurityException {
		return cipher(key, instance).open(sealed);
	}

	private AesGcm cipher(int key, String instance) {
		return AesGcm.of(Hkdf.expand(this.keys.get(key), instance), UNBOUND);
	}

}
