package org.livespring;

/**
 * The event the members of a room get when a state they share has changed.
 *
 * @param state name of the state: that of its type in kebab case, or its
 * {@link LiveEventName}
 * @param version grows with each change
 */
public record RoomStateChanged(String state, long version) {

}
