package org.livespring.state.crypto;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;

import org.livespring.LiveConfigurationException;

/**
 * The secrets of an application. Nothing uses them directly: each purpose has keys of its
 * own, derived from them, the protocol's version and the application's name, so that what
 * was made for one purpose or application is worthless for another.
 */
public final class KeyRing {

	private static final String PROTOCOL = "live.v1";

	private static final int RANDOM_LENGTH = 32;

	private final List<byte[]> roots;

	private final String application;

	private final boolean random;

	private KeyRing(List<byte[]> secrets, String application, boolean random) {
		byte[] salt = PROTOCOL.getBytes(StandardCharsets.UTF_8);
		this.roots = secrets.stream().map((secret) -> Hkdf.extract(salt, secret)).toList();
		this.application = application;
		this.random = random;
	}

	/**
	 * Use configured secrets.
	 * @param secrets Base64 or plain text; the first signs, all verify
	 * @param application name of the application, the same on all its nodes
	 * @return the keys
	 * @throws LiveConfigurationException if there is none, or one is short or weak
	 */
	public static KeyRing of(List<String> secrets, String application) {
		if (secrets.isEmpty()) {
			throw new LiveConfigurationException("The property " + Secret.PROPERTY + " is empty",
					"Leave it out for a random key, or set it.");
		}
		return new KeyRing(secrets.stream().map(Secret::parse).toList(), application, false);
	}

	/**
	 * Use a secret that lasts as long as this node.
	 * @param application name of the application
	 * @return the keys
	 */
	public static KeyRing random(String application) {
		return random(randomSecret(), application);
	}

	/**
	 * Use a random secret that somebody keeps longer than an application context, and
	 * that nobody else knows.
	 * @param secret what {@link #randomSecret()} gave
	 * @param application name of the application
	 * @return the keys
	 */
	public static KeyRing random(byte[] secret, String application) {
		return new KeyRing(List.of(secret), application, true);
	}

	/**
	 * Make a secret.
	 * @return random bytes
	 */
	public static byte[] randomSecret() {
		byte[] secret = new byte[RANDOM_LENGTH];
		new SecureRandom().nextBytes(secret);
		return secret;
	}

	/**
	 * Whether no other node and no later run can read what these keys sign.
	 * @return {@code true} for a random key
	 */
	public boolean isRandom() {
		return this.random;
	}

	/**
	 * Derive the keys for one purpose.
	 * @param purpose the purpose, without {@code /}
	 * @return keys of 32 bytes, the first signs
	 */
	public List<byte[]> derive(String purpose) {
		String info = PROTOCOL + "/" + purpose + "/" + this.application;
		return this.roots.stream().map((root) -> Hkdf.expand(root, info)).toList();
	}

}
