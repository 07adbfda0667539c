package org.livespring.sample.chat;

import java.util.List;

import org.springframework.stereotype.Component;

import org.livespring.LiveFragment;
import org.livespring.LiveMember;

/** The visitors of a chat room; of a crowd only the first ones, and how many more. */
@Component
class ChatPeople implements LiveFragment {

	/** Most visitors that are listed by name. */
	static final int MOST = 50;

	record View(List<LiveMember<Chat.Guest>> people, int more) {
	}

	@Override
	public String name() {
		return "chat-people";
	}

	@Override
	public View view(Context live) {
		List<LiveMember<Chat.Guest>> members = live.presence().members(Chat.Guest.class);
		List<LiveMember<Chat.Guest>> people = members.stream().limit(MOST).toList();
		return new View(people, members.size() - people.size());
	}

}
