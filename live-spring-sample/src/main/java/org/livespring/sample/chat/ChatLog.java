package org.livespring.sample.chat;

import java.util.Map;

import org.springframework.stereotype.Component;

import org.livespring.LiveFragment;

/** The last messages of a chat room. */
@Component
class ChatLog implements LiveFragment {

	/** Most messages that are shown. */
	static final int MOST = 50;

	@Override
	public String name() {
		return "chat-log";
	}

	@Override
	public Object view(Context live) {
		return Map.of("messages", live.history(Chat.Said.class, MOST));
	}

}
