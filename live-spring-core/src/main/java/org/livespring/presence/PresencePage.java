package org.livespring.presence;

import java.util.List;

import org.livespring.LiveMember;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.ServerFrame.Member;
import org.livespring.protocol.SharedFrame;

/**
 * Some members of a room, in the order of their keys.
 *
 * @param members the members
 * @param last whether there are none after them
 */
public record PresencePage(List<LiveMember<String>> members, boolean last) {

	/** Members of a page at most. */
	static final int MOST_MEMBERS = 500;

	/** Characters of keys and metadata with which a page is full. */
	static final int FULL = 65_536;

	public PresencePage {
		members = List.copyOf(members);
	}

	/** The first page of a room replaces what a client knows of it, others add to it. */
	SharedFrame frame(String room, boolean first) {
		List<Member> members = inFrame(this.members);
		return new SharedFrame(first ? new ServerFrame.PresenceState(room, members)
				: new ServerFrame.PresenceDiffFrame(room, members, List.of(), List.of()));
	}

	static List<Member> inFrame(List<LiveMember<String>> members) {
		return members.stream().map((member) -> Member.of(member.key(), member.metadata())).toList();
	}

}
