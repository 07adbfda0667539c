package org.livespring.sse;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

import org.livespring.state.crypto.KeyRing;
import org.livespring.state.crypto.Signer;

/**
 * Signs tokens of rooms for a URL and verifies them, with keys that nothing else is
 * signed with. Nothing is parsed before it is verified.
 */
public final class RoomTokenCodec {

	private static final String PURPOSE = "sse";

	private static final String VERSION = "1";

	static final int MAX_LENGTH = 2048;

	private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

	private final Signer signer;

	public RoomTokenCodec(KeyRing keys) {
		this.signer = new Signer(keys.derive(PURPOSE));
	}

	/**
	 * Sign a token.
	 * @param token the token
	 * @return its text, good in a URL
	 */
	public String write(RoomToken token) {
		String user = (token.user() != null) ? "." + encode(token.user()) : "";
		String text = String.join(".", VERSION, Long.toString(token.expires()), encode(token.room())) + user;
		return text + "." + this.signer.sign(bytes(text));
	}

	/**
	 * Verify a token. Whether it has expired is not looked at.
	 * @param text its text
	 * @return the token, {@code null} if we did not sign it
	 */
	public @Nullable RoomToken read(String text) {
		int end = text.lastIndexOf('.');
		if (end == -1 || text.length() > MAX_LENGTH) {
			return null;
		}
		String signed = text.substring(0, end);
		if (this.signer.verify(bytes(signed), text.substring(end + 1)) == Signer.NOT_VERIFIED) {
			return null;
		}
		String[] fields = signed.split("\\.", -1);
		if (!fields[0].equals(VERSION)) {
			return null;
		}
		return new RoomToken(decode(fields[2]), (fields.length > 3) ? decode(fields[3]) : null,
				Long.parseLong(fields[1]));
	}

	private static String encode(String text) {
		return ENCODER.encodeToString(bytes(text));
	}

	private static String decode(String text) {
		return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
