package org.livespring.identity;

/**
 * An event that an application publishes by the {@code ApplicationEventPublisher} after
 * it has changed a user: has locked the user, say, or has given or taken a role. The
 * user's open connections are checked at once, on all nodes; in a transaction, after its
 * commit.
 *
 * @param name name of the user, as {@link java.security.Principal#getName()} has it
 */
public record UserChanged(String name) {

}
