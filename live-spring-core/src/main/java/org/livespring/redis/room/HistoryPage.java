package org.livespring.redis.room;

import java.util.ArrayList;
import java.util.List;

import org.livespring.LivePosition;
import org.livespring.redis.RedisText;
import org.livespring.room.RoomEvent;
import org.livespring.room.RoomMessage;

/**
 * A part of a room's stream as Redis gave it. Parts are short, so that a long history
 * neither keeps Redis from others nor takes longer than a command may.
 *
 * @param first offset of its first message
 * @param messages how many there are
 * @param events those messages that can be read as events, oldest first
 * @param end where the room was when it was read
 */
record HistoryPage(long first, int messages, List<RoomEvent> events, LivePosition end) {

	/** Messages of a page at most. */
	static final int SIZE = 1000;

	/** Read the answer of {@link RoomScripts#READ}. */
	static HistoryPage of(String room, List<Object> answer) {
		LivePosition end = position(answer);
		long first = RedisText.number(answer.get(2));
		List<Object> messages = answer.subList(3, answer.size());
		List<RoomEvent> events = new ArrayList<>(messages.size());
		for (int i = 0; i < messages.size(); i++) {
			RoomMessage message = RoomMessageCodec.decode(room, (byte[]) messages.get(i), 0);
			if (message != null) {
				events.add(new RoomEvent(message, new LivePosition(end.epoch(), first + i)));
			}
		}
		return new HistoryPage(first, messages.size(), events, end);
	}

	/** Where a room is by an answer. */
	static LivePosition position(List<Object> answer) {
		return new LivePosition(RedisText.text(answer.get(0)), RedisText.number(answer.get(1)));
	}

	/** Position of the last message, the end of the room if there is none. */
	LivePosition last() {
		return (this.messages > 0) ? new LivePosition(this.end.epoch(), this.first + this.messages - 1) : this.end;
	}

	/** Whether nothing is missing between a position and the events of this page. */
	boolean isAfter(LivePosition position) {
		boolean next = (this.messages > 0) ? this.first == position.offset() + 1 : position.equals(this.end);
		return next && position.epoch().equals(this.end.epoch()) && this.events.size() == this.messages;
	}

}
