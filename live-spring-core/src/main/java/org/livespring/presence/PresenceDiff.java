package org.livespring.presence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.livespring.LiveMember;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.SharedFrame;

/**
 * What changed in a room since the last diff.
 *
 * @param room name of the room
 * @param joined members who were not there before, their metadata JSON text
 * @param updated members who have other metadata now
 * @param left keys of members who are gone
 */
public record PresenceDiff(String room, List<LiveMember<String>> joined, List<LiveMember<String>> updated,
		List<String> left) {

	private static final int MOST_IN_FRAME = 500;

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
		Map<String, LiveMember<String>> joined = byKey(this.joined);
		Map<String, LiveMember<String>> updated = byKey(this.updated);
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

	private static Map<String, LiveMember<String>> byKey(List<LiveMember<String>> members) {
		Map<String, LiveMember<String>> byKey = new LinkedHashMap<>();
		members.forEach((member) -> byKey.put(member.key(), member));
		return byKey;
	}

	/** A change that concerns many members becomes several frames. */
	List<SharedFrame> frames() {
		int most = Math.max(this.joined.size(), Math.max(this.updated.size(), this.left.size()));
		List<SharedFrame> frames = new ArrayList<>(1);
		for (int start = 0; start < most; start += MOST_IN_FRAME) {
			frames.add(new SharedFrame(
					new ServerFrame.PresenceDiffFrame(this.room, PresencePage.inFrame(part(this.joined, start)),
							PresencePage.inFrame(part(this.updated, start)), part(this.left, start))));
		}
		return frames;
	}

	private static <T> List<T> part(List<T> all, int start) {
		return all.subList(Math.min(start, all.size()), Math.min(start + MOST_IN_FRAME, all.size()));
	}

	boolean isEmpty() {
		return this.joined.isEmpty() && this.updated.isEmpty() && this.left.isEmpty();
	}

}
