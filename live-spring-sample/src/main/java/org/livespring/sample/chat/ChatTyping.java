package org.livespring.sample.chat;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import org.livespring.LiveFragment;
import org.livespring.LiveMember;

/** Tells who is typing in a chat room. */
@Component
class ChatTyping implements LiveFragment {

	@Override
	public String name() {
		return "chat-typing";
	}

	@Override
	public Object view(Context live) {
		List<String> names = live.presence()
			.members(Chat.Guest.class)
			.stream()
			.map(LiveMember::metadata)
			.filter(Chat.Guest::typing)
			.map(Chat.Guest::name)
			.toList();
		return Map.of("text", text(names));
	}

	private static String text(List<String> names) {
		return switch (names.size()) {
			case 0 -> "";
			case 1 -> names.get(0) + " is typing …";
			case 2 -> names.get(0) + " and " + names.get(1) + " are typing …";
			default -> names.size() + " people are typing …";
		};
	}

}
