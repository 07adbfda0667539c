package org.livespring.identity;

/**
 * Says for a short time who uses a browser.
 *
 * @param id id of the identity, the same in all its renewals
 * @param user name of the user
 * @param binding the browser, see {@link BrowserBinding}
 * @param since second since 1970 in which the user was known by something else
 * @param expires last second since 1970 in which it is accepted
 */
public record IdentityToken(String id, String user, String binding, long since, long expires) {

}
