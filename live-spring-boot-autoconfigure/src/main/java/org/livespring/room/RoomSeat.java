package org.livespring.room;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.livespring.LivePosition;

/** A member in a room with what it has received. Used under the lock of its channel. */
final class RoomSeat {

	private static final Log logger = LogFactory.getLog(RoomSeat.class);

	/** Events kept for a member that reads the history; beyond, it reads once more. */
	private static final int MOST_HELD = 1000;

	private final RoomMember member;

	private final String room;

	private final long number;

	private final Runnable given;

	private final Queue<RoomDelivery> held = new ArrayDeque<>(0);

	private LivePosition position;

	private boolean reading;

	private boolean live;

	/**
	 * Create a seat.
	 * @param member who sits there
	 * @param room name of the room
	 * @param position last position the member knows
	 * @param number of the seat, in the order in which they were taken
	 * @param given is told of each event that the member gets
	 */
	RoomSeat(RoomMember member, String room, LivePosition position, long number, Runnable given) {
		this.member = member;
		this.room = room;
		this.position = position;
		this.number = number;
		this.given = given;
	}

	RoomMember member() {
		return this.member;
	}

	LivePosition position() {
		return this.position;
	}

	long number() {
		return this.number;
	}

	boolean isLive() {
		return this.live;
	}

	/** {@code false} if the member is live or reads already. */
	boolean startReading() {
		if (this.live || this.reading) {
			return false;
		}
		this.reading = true;
		return true;
	}

	private void stopReading() {
		this.reading = false;
		this.held.clear();
	}

	/** The history could not be read. */
	void giveUpReading() {
		this.held.stream().filter((delivery) -> delivery.position() == null).forEach(this::giveNow);
		stopReading();
	}

	void hold(RoomDelivery delivery) {
		if (this.reading && this.held.size() < MOST_HELD) {
			this.held.add(delivery);
		}
	}

	/**
	 * Go live with what came while the history was read.
	 * @return {@code false} if the history has to be read once more
	 */
	boolean goLive(Known known) {
		boolean complete = this.held.size() < MOST_HELD;
		for (RoomDelivery delivery : this.held) {
			if (delivery.position() == null) {
				giveNow(delivery);
			}
			else {
				complete &= give(delivery, known.hasHad(this, delivery.event()));
			}
		}
		stopReading();
		this.live = complete;
		return complete;
	}

	/**
	 * Give an event to the member if it is new to it.
	 * @return {@code false} if events before it are missing
	 */
	boolean give(RoomDelivery delivery, boolean known) {
		LivePosition next = Objects.requireNonNull(delivery.position());
		if (!next.isAfter(this.position)) {
			return true;
		}
		if (!next.follows(this.position)) {
			this.live = false;
			return false;
		}
		this.position = next;
		if (known || !delivery.message().isFor(this.member.id())) {
			tell(() -> this.member.advanced(this.room, next));
		}
		else {
			receive(delivery);
		}
		return true;
	}

	/** Give an event that has no position yet, after those that are being read. */
	void giveEarly(RoomDelivery delivery) {
		if (this.reading && this.held.size() < MOST_HELD) {
			this.held.add(delivery);
		}
		else {
			giveNow(delivery);
		}
	}

	private void giveNow(RoomDelivery delivery) {
		if (delivery.message().isFor(this.member.id())) {
			receive(delivery);
		}
	}

	private void receive(RoomDelivery delivery) {
		this.given.run();
		tell(() -> this.member.received(delivery));
	}

	/**
	 * The room goes on from a position, what was before is lost.
	 * @return {@code false} if the member knew what was before
	 */
	boolean missed(LivePosition next) {
		boolean missed = next.isAfter(this.position);
		if (missed) {
			this.position = next;
			tell(() -> this.member.missed(this.room, next));
		}
		return missed;
	}

	private void tell(Runnable message) {
		try {
			message.run();
		}
		catch (RuntimeException ex) {
			logger.error("A member of '" + this.room + "' failed", ex);
		}
	}

	/** Knows what members got before it had a position. */
	interface Known {

		boolean hasHad(RoomSeat seat, RoomEvent event);

	}

}
