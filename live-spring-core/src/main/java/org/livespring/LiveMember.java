package org.livespring;

/**
 * A member who is present in a room. Several open tabs of a member count once.
 *
 * @param <M> type of the metadata
 * @param key identifies the member in the room; the name of the user unless the component
 * chose another key
 * @param metadata the newest metadata of the member
 */
public record LiveMember<M>(String key, M metadata) {

}
