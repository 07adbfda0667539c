package org.livespring.state.crypto;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Encrypts single values of one instance with AES-256-GCM. The nonce is a MAC of the
 * value's name and text under a key of its own: an equal value has an equal cipher text,
 * so that deltas stay short, and two values share a nonce with a probability of 2^-96,
 * under keys that only one instance uses.
 */
public final class ValueSeal {

	private final AesGcm cipher;

	private final HmacSha256 nonces;

	public ValueSeal(byte[] root, String id) {
		byte[] instanceKey = Hkdf.expand(root, id);
		this.cipher = AesGcm.of(Hkdf.expand(instanceKey, "value"), id.getBytes(StandardCharsets.UTF_8));
		this.nonces = new HmacSha256(Hkdf.expand(instanceKey, "nonce"));
	}

	/** Encrypt a value: nonce, cipher text and tag in Base64. */
	public String seal(String name, byte[] plain) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(this.cipher.seal(nonce(name, plain), plain));
	}

	public byte[] open(String text) throws GeneralSecurityException {
		return this.cipher.open(Base64.getUrlDecoder().decode(text));
	}

	private byte[] nonce(String name, byte[] plain) {
		ByteArrayOutputStream text = new ByteArrayOutputStream();
		text.writeBytes(name.getBytes(StandardCharsets.UTF_8));
		text.write(0);
		text.writeBytes(plain);
		return Arrays.copyOf(this.nonces.of(text.toByteArray()), AesGcm.NONCE_LENGTH);
	}

}
