package org.livespring.sse;

import java.time.Clock;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveSseTokens;
import org.livespring.identity.SignedFields;
import org.livespring.room.RoomNames;
import org.livespring.state.crypto.KeyRing;

/**
 * Creates and verifies tokens for URLs of event streams, signed with keys of the
 * application.
 */
public final class SignedSseTokens implements LiveSseTokens {

	private final SignedFields fields;

	private final Clock clock;

	public SignedSseTokens(KeyRing keys, Clock clock) {
		this.fields = new SignedFields(keys, "sse");
		this.clock = clock;
	}

	@Override
	public String create(String room, @Nullable String user, Duration life) {
		return write(new RoomToken(RoomNames.check(room), user, this.clock.millis() + life.toMillis()));
	}

	String write(RoomToken token) {
		String expires = Long.toString(token.expires());
		String room = SignedFields.encode(token.room());
		return (token.user() != null) ? this.fields.write(expires, room, SignedFields.encode(token.user()))
				: this.fields.write(expires, room);
	}

	/**
	 * Returns the content of a token, {@code null} if it is not valid for the room now.
	 */
	@Nullable RoomToken read(String text, String room) {
		RoomToken token = read(text);
		boolean good = token != null && token.room().equals(room) && token.expires() > this.clock.millis();
		return good ? token : null;
	}

	/**
	 * Returns the content of a token, also of an expired one; {@code null} if its
	 * signature is not valid.
	 */
	@Nullable RoomToken read(String text) {
		String[] fields = this.fields.read(text);
		if (fields == null) {
			return null;
		}
		return new RoomToken(SignedFields.decode(fields[1]),
				(fields.length > 2) ? SignedFields.decode(fields[2]) : null, Long.parseLong(fields[0]));
	}

}
