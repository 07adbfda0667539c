package org.livespring.sse;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveSseTokens;
import org.livespring.room.RoomNames;
import org.livespring.state.crypto.KeyRing;
import org.livespring.state.crypto.Signer;

/**
 * Tokens for a URL, signed with keys of the application that nothing else is signed with.
 * Nothing is parsed before it is verified.
 */
public final class SignedSseTokens implements LiveSseTokens {

	private static final String PURPOSE = "sse";

	private static final String VERSION = "1";

	static final int MAX_LENGTH = 2048;

	private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

	private final Signer signer;

	private final Clock clock;

	public SignedSseTokens(KeyRing keys, Clock clock) {
		this.signer = new Signer(keys.derive(PURPOSE));
		this.clock = clock;
	}

	@Override
	public String create(String room, @Nullable String user, Duration life) {
		return write(new RoomToken(RoomNames.check(room), user, this.clock.millis() + life.toMillis()));
	}

	String write(RoomToken token) {
		String user = (token.user() != null) ? "." + encode(token.user()) : "";
		String text = String.join(".", VERSION, Long.toString(token.expires()), encode(token.room())) + user;
		return text + "." + this.signer.sign(bytes(text));
	}

	/** What a token is for, {@code null} if it is not good for the room now. */
	@Nullable RoomToken read(String text, String room) {
		RoomToken token = read(text);
		boolean good = token != null && token.room().equals(room) && token.expires() > this.clock.millis();
		return good ? token : null;
	}

	/** What we signed, expired or not; {@code null} if we did not. */
	@Nullable RoomToken read(String text) {
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
