package org.livespring.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Ties snapshots to a browser by a digest of its cookie: the cookie itself is not
 * readable by scripts and must not stand in a page.
 */
public final class BrowserBinding {

	private static final int LENGTH = 16;

	private BrowserBinding() {
	}

	/**
	 * Digest a cookie.
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
