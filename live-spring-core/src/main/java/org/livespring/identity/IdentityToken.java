package org.livespring.identity;

/**
 * The content of an identity cookie, which identifies the user of a browser for a short
 * time.
 *
 * @param id id of the identity, the same in all its renewals
 * @param user name of the user
 * @param binding the binding of the browser, see {@code BrowserBinding}
 * @param since when the user was last known by other means, such as an HTTP session, in
 * seconds since 1970
 * @param expires the last second in which it is valid, in seconds since 1970
 */
public record IdentityToken(String id, String user, String binding, long since, long expires) {

}
