package org.livespring.identity;

import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Says who the user of a page is on a node that knows no session of the user's: a signed
 * cookie of our own, read only by a handshake. By default nobody is known.
 */
public interface PageIdentity {

	/** For applications whose nodes know their users anyway. */
	PageIdentity NONE = new PageIdentity() {
	};

	/**
	 * Who the user of a request is that has no user.
	 * @param cookies the cookies of the request
	 * @param bindings the browser
	 * @return the user, {@code null} when not known
	 */
	default @Nullable Known read(Map<String, String> cookies, List<String> bindings) {
		return null;
	}

	/**
	 * The cookie for a page of a user; one that is to be deleted where nobody is logged
	 * in.
	 * @param cookies the cookies of the request
	 * @param owner whom the page belongs to
	 * @param session id of the HTTP session, {@code null} without one
	 * @return the cookie, {@code null} if nothing is to be changed
	 */
	default @Nullable Cookie issue(Map<String, String> cookies, Owner owner, @Nullable String session) {
		return null;
	}

	/**
	 * The cookie for a page that is still used, on a node that knows the user by nothing
	 * else.
	 * @param cookies the cookies of the request
	 * @param bindings the browser
	 * @return the cookie, {@code null} if nothing is to be changed
	 */
	default @Nullable Cookie renew(Map<String, String> cookies, List<String> bindings) {
		return null;
	}

	/**
	 * The user logged out.
	 * @param cookies the cookies of the request
	 * @return id of the identity that is revoked now, {@code null} if there was none
	 */
	default @Nullable String revoke(Map<String, String> cookies) {
		return null;
	}

	/**
	 * A login ended.
	 * @param id its key, which is the id of identities that were issued with it
	 */
	default void revoke(String id) {
	}

	/**
	 * How long an identity lasts unless it is renewed.
	 * @return its life, {@code null} if none is issued
	 */
	default @Nullable Duration life() {
		return null;
	}

	/**
	 * A user known by a cookie.
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
