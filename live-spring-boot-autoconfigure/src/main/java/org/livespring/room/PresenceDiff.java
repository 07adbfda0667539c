package org.livespring.room;

import java.util.List;

/**
 * What changed in a room since the last diff.
 *
 * @param room name of the room
 * @param joined members who were not there before
 * @param updated members who have other metadata now
 * @param left keys of members who are gone
 */
public record PresenceDiff(String room, List<PresenceMember> joined, List<PresenceMember> updated, List<String> left) {

	public PresenceDiff {
		joined = List.copyOf(joined);
		updated = List.copyOf(updated);
		left = List.copyOf(left);
	}

	boolean isEmpty() {
		return this.joined.isEmpty() && this.updated.isEmpty() && this.left.isEmpty();
	}

}
