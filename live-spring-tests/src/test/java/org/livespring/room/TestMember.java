package org.livespring.room;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.livespring.LivePosition;

/** A member that writes down what it gets. */
final class TestMember implements RoomMember {

	private final String id;

	/** Texts of the events it got. */
	final List<String> received = new CopyOnWriteArrayList<>();

	/** Everything it was told: events, {@code advanced} and {@code missed}. */
	final List<String> told = new CopyOnWriteArrayList<>();

	/** What it would join again with. */
	volatile RoomCursor cursor = RoomCursor.at(LivePosition.UNKNOWN);

	final List<RoomEvent> deliveries = new CopyOnWriteArrayList<>();

	TestMember(String id) {
		this.id = id;
	}

	@Override
	public String id() {
		return this.id;
	}

	@Override
	public void received(RoomEvent delivery, RoomCursor cursor) {
		String text = Messages.text(delivery.message());
		this.deliveries.add(delivery);
		this.cursor = cursor;
		this.told.add(text);
		this.received.add(text);
	}

	@Override
	public void advanced(String room, LivePosition position) {
		this.told.add("advanced " + position.offset());
		this.cursor = RoomCursor.at(position);
	}

	@Override
	public void missed(String room, LivePosition position) {
		this.told.add("missed");
		this.cursor = RoomCursor.at(position);
	}

}
