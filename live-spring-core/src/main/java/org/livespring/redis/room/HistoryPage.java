package org.livespring.redis.room;

import java.util.ArrayList;
import java.util.List;

import org.livespring.LivePosition;
import org.livespring.redis.RedisText;
import org.livespring.room.RoomEvent;
import org.livespring.room.RoomMessage;

/**
 * A page of a room's stream, read from Redis. Pages are short, so that reading a long
 * history neither blocks Redis for other clients nor exceeds the timeout of a command.
 *
 * @param first offset of its first message
 * @param messages number of messages in the page
 * @param events the messages that could be decoded, oldest first
 * @param end position of the last event of the room when the page was read
 */
record HistoryPage(long first, int messages, List<RoomEvent> events, LivePosition end) {

	/** Most messages of a page. */
	static final int SIZE = 1000;

	/** Creates a page from an answer of {@link RoomScripts#READ}. */
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

	/** Returns the position of the room in an answer. */
	static LivePosition position(List<Object> answer) {
		return new LivePosition(RedisText.text(answer.get(0)), RedisText.number(answer.get(1)));
	}

	/**
	 * Returns the position of the last message, the end of the room if the page has none.
	 */
	LivePosition last() {
		return (this.messages > 0) ? new LivePosition(this.end.epoch(), this.first + this.messages - 1) : this.end;
	}

	/** Whether no event is missing between a position and this page. */
	boolean isAfter(LivePosition position) {
		boolean next = (this.messages > 0) ? this.first == position.offset() + 1 : position.equals(this.end);
		return next && position.epoch().equals(this.end.epoch()) && this.events.size() == this.messages;
	}

}
