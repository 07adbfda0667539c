package org.livespring.session;

import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.livespring.identity.TokenExpiry;
import org.livespring.protocol.CloseCode;

/** The connections that end with a token of their user. Thread-safe. */
final class TokenEnds {

	private final TokenExpiry tokens;

	private final Clock clock;

	private final Map<LiveSession, Instant> ends = new ConcurrentHashMap<>();

	TokenEnds(TokenExpiry tokens, Clock clock) {
		this.tokens = tokens;
		this.clock = clock;
	}

	void opened(LiveSession session, @Nullable Principal user) {
		Instant end = this.tokens.endOf(user, this.clock.instant());
		if (end != null) {
			this.ends.put(session, end);
		}
	}

	void closed(LiveSession session) {
		this.ends.remove(session);
	}

	/** Close the connections whose token has ended. Called every second. */
	void check() {
		Instant now = this.clock.instant();
		this.ends.forEach((session, end) -> {
			if (!end.isAfter(now) && this.ends.remove(session, end)) {
				session.close(CloseCode.LOGGED_OUT);
			}
		});
	}

}
