package org.livespring.room;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Something published into a room, encoded once. Its bytes are shared and never changed.
 *
 * @param id unique id, the same wherever and however often it arrives
 * @param room name of the room
 * @param name name of the event's type on the wire, never a class name
 * @param data the event as UTF-8 JSON
 * @param sender id of the component instance that published it, {@code null} for others
 * @param toOthers whether the sender itself does not get it
 * @param toClients whether it may leave the server as a frame
 * @param time when it was published, in milliseconds since 1970
 * @param headers what travels with it, such as trace ids
 */
public record RoomMessage(String id, String room, String name, byte[] data, @Nullable String sender, boolean toOthers,
		boolean toClients, long time, Map<String, String> headers) {

	public RoomMessage {
		headers = Map.copyOf(headers);
	}

	/**
	 * This message with other headers.
	 * @param headers what travels with it
	 * @return a copy
	 */
	public RoomMessage withHeaders(Map<String, String> headers) {
		return new RoomMessage(this.id, this.room, this.name, this.data, this.sender, this.toOthers, this.toClients,
				this.time, headers);
	}

	boolean isFor(String member) {
		return !this.toOthers || !member.equals(this.sender);
	}

}
