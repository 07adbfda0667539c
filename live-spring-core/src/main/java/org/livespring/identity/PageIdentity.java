package org.livespring.identity;

import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Identifies the user of a page on a node that does not have the user's HTTP session, by
 * a signed cookie that only handshakes read. By default no user is identified.
 */
public interface PageIdentity {

	/** For applications whose nodes share their HTTP sessions or need no user. */
	PageIdentity NONE = new PageIdentity() {
	};

	/**
	 * Returns the user of a request that has no login.
	 * @param cookies the cookies of the request
	 * @param bindings the bindings of the browser
	 * @return the user, {@code null} if not known
	 */
	default @Nullable Known read(Map<String, String> cookies, List<String> bindings) {
		return null;
	}

	/**
	 * Returns the cookie for a page: one that identifies its user, or one that deletes
	 * the cookie if there is no login.
	 * @param cookies the cookies of the request
	 * @param owner owner of the page
	 * @param session id of the HTTP session, {@code null} without one
	 * @return the cookie, {@code null} to change nothing
	 */
	default @Nullable Cookie issue(Map<String, String> cookies, Owner owner, @Nullable String session) {
		return null;
	}

	/**
	 * Returns a renewed cookie for an open page, on a node that knows the user only by
	 * the cookie.
	 * @param cookies the cookies of the request
	 * @param bindings the bindings of the browser
	 * @return the cookie, {@code null} to change nothing
	 */
	default @Nullable Cookie renew(Map<String, String> cookies, List<String> bindings) {
		return null;
	}

	/**
	 * Revokes the identity of a user who logs out.
	 * @param cookies the cookies of the request
	 * @return id of the revoked identity, {@code null} if there was none
	 */
	default @Nullable String revoke(Map<String, String> cookies) {
		return null;
	}

	/**
	 * Revokes the identities of a login that has ended.
	 * @param id key of the login, which is also the id of its identities
	 */
	default void revoke(String id) {
	}

	/**
	 * Returns how long an identity is valid without a renewal.
	 * @return its life, {@code null} if no identities are issued
	 */
	default @Nullable Duration life() {
		return null;
	}

	/**
	 * A user who is identified by a cookie.
	 *
	 * @param user the user
	 * @param id id of the identity, a key of the connection's login
	 */
	record Known(Principal user, String id) {

	}

	/**
	 * A cookie to set.
	 *
	 * @param name its name
	 * @param value its value, empty to delete it
	 * @param life its life, zero to delete it
	 */
	record Cookie(String name, String value, Duration life) {

	}

}
