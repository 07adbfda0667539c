package org.livespring.presence;

import java.util.List;

import org.livespring.protocol.ServerFrame.Member;

/**
 * A member present in a room.
 *
 * @param key what identifies the member in the room: usually the name of a user
 * @param metadata what the member's newest tab said about it, JSON text
 */
public record PresenceMember(String key, String metadata) {

	static List<Member> inFrame(List<PresenceMember> members) {
		return members.stream().map((member) -> Member.of(member.key(), member.metadata())).toList();
	}

}
