package org.livespring.identity;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The login with which a connection was opened. It is kept alive while the page is used,
 * and its end ends the connection. It keeps no content of the HTTP session.
 *
 * @param since time of the handshake, by
 * {@link org.livespring.concurrent.TimeSource#nanos()}
 * @param session id of the HTTP session, {@code null} without one
 * @param idle timeout of the HTTP session, {@code null} without a session or without a
 * timeout
 * @param keepAlive interval at which the page has to send HTTP requests, {@code null} if
 * it does not have to
 * @param keys keys under which the end of the login is published
 */
public record Login(long since, @Nullable String session, @Nullable Duration idle, @Nullable Duration keepAlive,
		Set<String> keys) {

	/** Returns the interval in seconds, at least 1. */
	public @Nullable Long keepAliveSeconds() {
		return (this.keepAlive != null) ? Math.max(1, this.keepAlive.toSeconds()) : null;
	}

	/**
	 * Returns the keys of a login.
	 * @param session id of the HTTP session, {@code null} without one
	 * @param owner the user and the browser
	 * @return the keys, to which the caller may add
	 */
	public static Set<String> keys(@Nullable String session, Owner owner) {
		Set<String> keys = new HashSet<>();
		if (session != null) {
			keys.add(keyOfSession(session));
		}
		String user = owner.name();
		if (user != null) {
			owner.bindings().forEach((binding) -> keys.add(BrowserBinding.of("user/" + binding + "/" + user)));
		}
		return keys;
	}

	/**
	 * Returns the key of all logins of an HTTP session.
	 * @param id id of the HTTP session
	 * @return the key, which does not reveal the id
	 */
	public static String keyOfSession(String id) {
		return BrowserBinding.of("session/" + id);
	}

}
