package org.livespring.state.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts with AES-256-GCM. Each instance has a key of its own, so that random nonces
 * never come near to repeating under one key.
 */
public final class Seal {

	private static final int NONCE_LENGTH = 12;

	private static final int TAG_BITS = 128;

	private final List<byte[]> keys;

	private final SecureRandom random = new SecureRandom();

	public Seal(List<byte[]> keys) {
		this.keys = keys;
	}

	/** Encrypt with the first key: nonce, cipher text and tag. */
	public byte[] seal(byte[] plain, String instance) {
		byte[] nonce = new byte[NONCE_LENGTH];
		this.random.nextBytes(nonce);
		try {
			byte[] sealed = cipher(Cipher.ENCRYPT_MODE, 0, instance, nonce).doFinal(plain);
			return ByteBuffer.allocate(NONCE_LENGTH + sealed.length).put(nonce).put(sealed).array();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Cannot encrypt", ex);
		}
	}

	public byte[] open(byte[] sealed, int key, String instance) throws GeneralSecurityException {
		byte[] nonce = new byte[NONCE_LENGTH];
		System.arraycopy(sealed, 0, nonce, 0, NONCE_LENGTH);
		return cipher(Cipher.DECRYPT_MODE, key, instance, nonce).doFinal(sealed, NONCE_LENGTH,
				sealed.length - NONCE_LENGTH);
	}

	private Cipher cipher(int mode, int key, String instance, byte[] nonce) throws GeneralSecurityException {
		byte[] instanceKey = Hkdf.expand(this.keys.get(key), instance);
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(mode, new SecretKeySpec(instanceKey, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
		return cipher;
	}

}
