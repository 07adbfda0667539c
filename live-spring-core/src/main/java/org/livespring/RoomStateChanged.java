package org.livespring;

/**
 * Event that the members of a room receive when their shared state has changed. A
 * {@link LiveListener} method declares the type of the state:
 * {@code RoomStateChanged<Board>}. A component that only shows the state needs no
 * listener, see {@link LiveViewContext#state}.
 *
 * @param <S> type of the state
 * @param state name of the state: the name of its type in kebab case, or its
 * {@link LiveEventName}
 * @param version version of the state, raised by each change
 * @param value the newest value when the event was delivered; it may be newer than
 * {@code version}
 */
public record RoomStateChanged<S>(String state, long version, S value) {

}
