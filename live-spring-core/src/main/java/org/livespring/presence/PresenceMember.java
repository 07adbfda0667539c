package org.livespring.presence;

/**
 * A member present in a room.
 *
 * @param key what identifies the member in the room: usually the name of a user
 * @param metadata what the member's newest tab said about it, JSON text
 */
public record PresenceMember(String key, String metadata) {

}
