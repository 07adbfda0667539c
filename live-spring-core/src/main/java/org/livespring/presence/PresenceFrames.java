package org.livespring.presence;

import java.util.ArrayList;
import java.util.List;

import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.ServerFrame.Member;
import org.livespring.protocol.SharedFrame;

/** Presence as frames for all who are told of it. */
final class PresenceFrames {

	/** Members in a frame at most. */
	private static final int MOST = 500;

	private PresenceFrames() {
	}

	/**
	 * The first page of a room replaces what a client knows of it, the others add to it.
	 */
	static SharedFrame page(String room, PresencePage page, boolean first) {
		List<Member> members = members(page.members());
		return new SharedFrame(first ? new ServerFrame.PresenceState(room, members)
				: new ServerFrame.PresenceDiff(room, members, List.of(), List.of()));
	}

	/** A change that concerns many members becomes several frames. */
	static List<SharedFrame> diff(PresenceDiff diff) {
		int most = Math.max(diff.joined().size(), Math.max(diff.updated().size(), diff.left().size()));
		List<SharedFrame> frames = new ArrayList<>(1);
		for (int start = 0; start < most; start += MOST) {
			frames.add(new SharedFrame(new ServerFrame.PresenceDiff(diff.room(), members(part(diff.joined(), start)),
					members(part(diff.updated(), start)), part(diff.left(), start))));
		}
		return frames;
	}

	private static <T> List<T> part(List<T> all, int start) {
		return all.subList(Math.min(start, all.size()), Math.min(start + MOST, all.size()));
	}

	private static List<Member> members(List<PresenceMember> members) {
		return members.stream().map((member) -> Member.of(member.key(), member.metadata())).toList();
	}

}
