package org.livespring.state;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes instance ids: 64 random bits in 11 URL-safe characters. */
public final class InstanceIds {

	private static final SecureRandom random = new SecureRandom();

	private InstanceIds() {
	}

	/**
	 * Make an id.
	 * @return an id that nobody can guess
	 */
	public static String next() {
		byte[] id = new byte[Long.BYTES];
		random.nextBytes(id);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
	}

}
