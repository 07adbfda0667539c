package org.livespring;

/**
 * Somebody who is present in a room, however many tabs they have open there.
 *
 * @param <M> type of the metadata
 * @param key what identifies the member in the room: the name of the user, unless the
 * component chose another one
 * @param metadata what was last said about the member
 */
public record LiveMember<M>(String key, M metadata) {

}
