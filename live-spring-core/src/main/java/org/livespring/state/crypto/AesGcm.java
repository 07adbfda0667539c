package org.livespring.state.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts with AES-256-GCM: nonce, cipher text and tag.
 *
 * @param key the key
 * @param bound what is authenticated with the text
 */
record AesGcm(SecretKeySpec key, byte[] bound) {

	static final int NONCE_LENGTH = 12;

	private static final int TAG_BITS = 128;

	static AesGcm of(byte[] key, byte[] bound) {
		return new AesGcm(new SecretKeySpec(key, "AES"), bound);
	}

	byte[] seal(byte[] nonce, byte[] plain) {
		try {
			byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
			return ByteBuffer.allocate(NONCE_LENGTH + sealed.length).put(nonce).put(sealed).array();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Cannot encrypt", ex);
		}
	}

	byte[] open(byte[] sealed) throws GeneralSecurityException {
		if (sealed.length < NONCE_LENGTH + TAG_BITS / Byte.SIZE) {
			throw new GeneralSecurityException("Too short");
		}
		byte[] nonce = Arrays.copyOf(sealed, NONCE_LENGTH);
		return cipher(Cipher.DECRYPT_MODE, nonce).doFinal(sealed, NONCE_LENGTH, sealed.length - NONCE_LENGTH);
	}

	private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(mode, this.key, new GCMParameterSpec(TAG_BITS, nonce));
		cipher.updateAAD(this.bound);
		return cipher;
	}

}
