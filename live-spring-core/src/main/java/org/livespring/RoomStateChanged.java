package org.livespring;

/**
 * The event the members of a room get when a state they share has changed. A
 * {@link LiveListener} names the type of the state it wants to know of:
 * {@code RoomStateChanged<Board>}. A component that only shows the state needs no
 * listener, see {@link LiveViewContext#state}.
 *
 * @param <S> type of the state
 * @param state name of the state: that of its type in kebab case, or its
 * {@link LiveEventName}
 * @param version grows with each change
 * @param value the newest value when the event was delivered, possibly a later one than
 * that of the version
 */
public record RoomStateChanged<S>(String state, long version, S value) {

}
