package org.livespring.presence;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

	/**
	 * This diff and the next one as one.
	 * @param next what changed afterwards
	 * @return both
	 */
	public PresenceDiff then(PresenceDiff next) {
		Map<String, PresenceMember> joined = byKey(this.joined);
		Map<String, PresenceMember> updated = byKey(this.updated);
		Set<String> left = new LinkedHashSet<>(this.left);
		for (String key : next.left) {
			updated.remove(key);
			if (joined.remove(key) == null) {
				left.add(key);
			}
		}
		next.joined.forEach((member) -> (left.remove(member.key()) ? updated : joined).put(member.key(), member));
		next.updated
			.forEach((member) -> (joined.containsKey(member.key()) ? joined : updated).put(member.key(), member));
		return new PresenceDiff(this.room, List.copyOf(joined.values()), List.copyOf(updated.values()),
				List.copyOf(left));
	}

	private static Map<String, PresenceMember> byKey(List<PresenceMember> members) {
		Map<String, PresenceMember> byKey = new LinkedHashMap<>();
		members.forEach((member) -> byKey.put(member.key(), member));
		return byKey;
	}

	boolean isEmpty() {
		return this.joined.isEmpty() && this.updated.isEmpty() && this.left.isEmpty();
	}

}
