package org.livespring.state.crypto;

import java.security.GeneralSecurityException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 with one key, from any thread; keeps as many {@link Mac} as were ever used
 * at once.
 */
final class HmacSha256 {

	private static final String ALGORITHM = "HmacSHA256";

	private final SecretKeySpec key;

	private final Queue<Mac> idle = new ConcurrentLinkedQueue<>();

	HmacSha256(byte[] key) {
		this.key = new SecretKeySpec(key, ALGORITHM);
	}

	byte[] of(byte[] data) {
		Mac mac = this.idle.poll();
		if (mac == null) {
			mac = create();
		}
		byte[] result = mac.doFinal(data);
		this.idle.offer(mac);
		return result;
	}

	private Mac create() {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.key);
			return mac;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has " + ALGORITHM, ex);
		}
	}

}
