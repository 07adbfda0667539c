package org.livespring.state.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.livespring.state.SnapshotHeader;

/**
 * Encrypts with AES-256-GCM. Each instance has a key of its own, so that random nonces
 * never come near to repeating under one key.
 */
final class Seal {

	private static final int NONCE_LENGTH = 12;

	private static final int TAG_BITS = 128;

	private final List<byte[]> keys;

	private final SecureRandom random = new SecureRandom();

	Seal(List<byte[]> keys) {
		this.keys = keys;
	}

	/** Encrypt with the first key: nonce, cipher text and tag. */
	byte[] seal(byte[] plain, SnapshotHeader header) {
		byte[] nonce = new byte[NONCE_LENGTH];
		this.random.nextBytes(nonce);
		try {
			byte[] sealed = cipher(Cipher.ENCRYPT_MODE, 0, header, nonce).doFinal(plain);
			return ByteBuffer.allocate(NONCE_LENGTH + sealed.length).put(nonce).put(sealed).array();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Cannot encrypt", ex);
		}
	}

	byte[] open(byte[] sealed, int key, SnapshotHeader header) throws GeneralSecurityException {
		byte[] nonce = new byte[NONCE_LENGTH];
		System.arraycopy(sealed, 0, nonce, 0, NONCE_LENGTH);
		return cipher(Cipher.DECRYPT_MODE, key, header, nonce).doFinal(sealed, NONCE_LENGTH,
				sealed.length - NONCE_LENGTH);
	}

	private Cipher cipher(int mode, int key, SnapshotHeader header, byte[] nonce) throws GeneralSecurityException {
		byte[] instanceKey = Hkdf.expand(this.keys.get(key), header.id());
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(mode, new SecretKeySpec(instanceKey, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
		return cipher;
	}

}
