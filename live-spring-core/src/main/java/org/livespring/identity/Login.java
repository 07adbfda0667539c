package org.livespring.identity;

import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The login that a connection was opened with: what must not end while the page is used,
 * and what ends the connection. Nothing that the HTTP session holds is kept.
 *
 * @param since time of the handshake, of {@link System#nanoTime()}
 * @param session id of the HTTP session, {@code null} without one
 * @param idle how long the session lives unused, {@code null} without one or for ever
 * @param keepAlive interval at which the page has to be heard of over HTTP, {@code null}
 * if it need not
 * @param keys what the login is known by when it ends
 */
public record Login(long since, @Nullable String session, @Nullable Duration idle, @Nullable Duration keepAlive,
		Set<String> keys) {

	/** The interval in seconds, one at least. */
	@Nullable Long keepAliveSeconds() {
		return (this.keepAlive != null) ? Math.max(1, this.keepAlive.toSeconds()) : null;
	}

	/**
	 * What everybody of an HTTP session is known by.
	 * @param id id of the session
	 * @return the key, which does not tell the id
	 */
	public static String keyOfSession(String id) {
		return BrowserBinding.of("session/" + id);
	}

	/**
	 * What a user is known by in one browser.
	 * @param binding binding of the browser
	 * @param user name of the user
	 * @return the key
	 */
	public static String keyOfUser(String binding, String user) {
		return BrowserBinding.of("user/" + binding + "/" + user);
	}

}
