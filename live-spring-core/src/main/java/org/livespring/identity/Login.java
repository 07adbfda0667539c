package org.livespring.identity;

import java.time.Duration;
import java.util.HashSet;
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
	public @Nullable Long keepAliveSeconds() {
		return (this.keepAlive != null) ? Math.max(1, this.keepAlive.toSeconds()) : null;
	}

	/**
	 * What the login of somebody is known by.
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
	 * What everybody of an HTTP session is known by.
	 * @param id id of the session
	 * @return the key, which does not tell the id
	 */
	public static String keyOfSession(String id) {
		return BrowserBinding.of("session/" + id);
	}

}
