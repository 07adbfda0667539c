package org.livespring.sse;

import java.time.Clock;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveSseTokens;
import org.livespring.room.RoomNames;

/** Tokens signed with a key of the application. */
public final class SignedSseTokens implements LiveSseTokens {

	private final RoomTokenCodec codec;

	private final Clock clock;

	public SignedSseTokens(RoomTokenCodec codec, Clock clock) {
		this.codec = codec;
		this.clock = clock;
	}

	@Override
	public String create(String room, @Nullable String user, Duration life) {
		return this.codec.write(new RoomToken(RoomNames.check(room), user, this.clock.millis() + life.toMillis()));
	}

	/** What a token is for, {@code null} if it is not good for the room now. */
	@Nullable RoomToken read(String text, String room) {
		RoomToken token = this.codec.read(text);
		boolean good = token != null && token.room().equals(room) && token.expires() > this.clock.millis();
		return good ? token : null;
	}

}
