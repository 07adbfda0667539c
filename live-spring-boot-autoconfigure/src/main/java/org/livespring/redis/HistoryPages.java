package org.livespring.redis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.livespring.LivePosition;
import org.livespring.room.RoomEvent;
import org.livespring.room.RoomMessage;

/**
 * The end of a room's history as it is read: in pages from the newest one on, so that a
 * long history neither keeps Redis from others nor takes longer than a command may. Used
 * by one thread at a time.
 */
final class HistoryPages {

	/** Messages of a page. */
	static final int SIZE = 1000;

	/** Where the first page ends. */
	static final String NEWEST = "+";

	private final String room;

	private final LivePosition end;

	private final int most;

	/** The newest page last. */
	private final Deque<List<RoomEvent>> pages = new ArrayDeque<>();

	/** Messages read, those that cannot be read as events too. */
	private int read;

	/** Id of the oldest message, empty if there is no older one to be had. */
	private String oldest = "";

	HistoryPages(String room, List<Object> answer, int most) {
		this.room = room;
		this.end = position(answer);
		this.most = most;
		add(answer);
	}

	/** Where a room is by an answer. */
	static LivePosition position(List<Object> answer) {
		return new LivePosition(RedisText.text(answer.get(0)), RedisText.number(answer.get(1)));
	}

	HistoryPages add(List<Object> answer) {
		boolean goesOn = this.end.epoch().equals(position(answer).epoch());
		this.oldest = goesOn ? RedisText.text(answer.get(2)) : "";
		List<Object> messages = goesOn ? answer.subList(3, answer.size()) : List.of();
		long last = this.end.offset() - this.read;
		List<RoomEvent> events = new ArrayList<>(messages.size());
		for (int i = 0; i < messages.size(); i++) {
			RoomMessage message = RoomMessageCodec.decode(this.room, (byte[]) messages.get(i), 0);
			if (message != null) {
				events
					.add(new RoomEvent(message, new LivePosition(this.end.epoch(), last - (messages.size() - 1 - i))));
			}
		}
		this.pages.addFirst(events);
		this.read += messages.size();
		return this;
	}

	/** Messages of the next page, 0 if there is none. */
	int wanted(LivePosition after) {
		long all = this.end.epoch().equals(after.epoch()) ? Math.min(this.most, this.end.offset() - after.offset())
				: after.equals(LivePosition.UNKNOWN) ? this.most : 0;
		return this.oldest.isEmpty() ? 0 : (int) Math.max(0, Math.min(SIZE, all - this.read));
	}

	/** Where the next page ends. */
	String before() {
		return "(" + this.oldest;
	}

	/** Where the room was when it was read. */
	LivePosition end() {
		return this.end;
	}

	/** All that was read, oldest first. */
	List<RoomEvent> events() {
		return this.pages.stream().flatMap(List::stream).toList();
	}

}
