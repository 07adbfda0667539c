package org.livespring.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Binds snapshots to a browser by a digest of its cookie. The cookie itself must not
 * appear in a page, where scripts could read it.
 */
public final class BrowserBinding {

	private static final int LENGTH = 16;

	private BrowserBinding() {
	}

	/**
	 * Returns the digest of a cookie.
	 * @param cookie value of the cookie
	 * @return 22 URL-safe characters
	 */
	public static String of(String cookie) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(cookie.getBytes(StandardCharsets.UTF_8));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, LENGTH));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
