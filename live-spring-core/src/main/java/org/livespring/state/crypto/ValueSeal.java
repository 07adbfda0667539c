package org.livespring.state.crypto;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts single values of one instance with AES-256-GCM. The nonce is a MAC of the
 * value's name and text under a key of its own: an equal value has an equal cipher text,
 * so that deltas stay short, and two values share a nonce with a probability of 2^-96,
 * under keys that only one instance uses.
 */
final class ValueSeal {

	private static final int NONCE_LENGTH = 12;

	private static final int TAG_BITS = 128;

	private final byte[] id;

	private final SecretKeySpec key;

	private final HmacSha256 nonces;

	ValueSeal(byte[] root, String id) {
		byte[] instanceKey = Hkdf.expand(root, id);
		this.id = id.getBytes(StandardCharsets.UTF_8);
		this.key = new SecretKeySpec(Hkdf.expand(instanceKey, "value"), "AES");
		this.nonces = new HmacSha256(Hkdf.expand(instanceKey, "nonce"));
	}

	/** Encrypt a value: nonce, cipher text and tag in Base64. */
	String seal(String name, byte[] plain) {
		byte[] nonce = nonce(name, plain);
		ByteArrayOutputStream sealed = new ByteArrayOutputStream();
		sealed.writeBytes(nonce);
		try {
			sealed.writeBytes(cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Cannot encrypt", ex);
		}
		return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.toByteArray());
	}

	byte[] open(String text) throws GeneralSecurityException {
		byte[] sealed = Base64.getUrlDecoder().decode(text);
		if (sealed.length < NONCE_LENGTH + TAG_BITS / Byte.SIZE) {
			throw new GeneralSecurityException("Too short");
		}
		byte[] nonce = Arrays.copyOf(sealed, NONCE_LENGTH);
		return cipher(Cipher.DECRYPT_MODE, nonce).doFinal(sealed, NONCE_LENGTH, sealed.length - NONCE_LENGTH);
	}

	private byte[] nonce(String name, byte[] plain) {
		ByteArrayOutputStream text = new ByteArrayOutputStream();
		text.writeBytes(name.getBytes(StandardCharsets.UTF_8));
		text.write(0);
		text.writeBytes(plain);
		return Arrays.copyOf(this.nonces.of(text.toByteArray()), NONCE_LENGTH);
	}

	private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(mode, this.key, new GCMParameterSpec(TAG_BITS, nonce));
		cipher.updateAAD(this.id);
		return cipher;
	}

}
