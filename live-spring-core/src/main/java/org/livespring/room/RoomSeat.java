package org.livespring.room;

import java.util.ArrayDeque;
import java.util.List;
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

	private final Runnable given;

	private final Queue<RoomDelivery> held = new ArrayDeque<>(0);

	private LivePosition position;

	/** Events the member had without a position, and not again with one. */
	private int unsettled;

	/** In the order in which seats were taken. */
	private long number;

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

	/** Whether the member had nothing that may come again. */
	boolean isSettled() {
		return this.live && this.unsettled == 0;
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
		List<RoomDelivery> early = this.held.stream().filter((delivery) -> delivery.position() == null).toList();
		stopReading();
		early.forEach((delivery) -> giveEarly(delivery, false));
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
		this.live = complete && !UnsettledPosition.is(this.position);
		return this.live;
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
		boolean isFor = delivery.message().isFor(this.member.id());
		if (isFor && !known) {
			receive(delivery);
			return true;
		}
		if (isFor) {
			this.unsettled--;
		}
		if (this.unsettled == 0) {
			tell(() -> this.member.advanced(this.room, next));
		}
		return true;
	}

	/**
	 * Give an event that has no position yet, after those that are being read.
	 * @param complete whether nothing is known to be missing before it
	 */
	void giveEarly(RoomDelivery delivery, boolean complete) {
		if (this.reading && this.held.size() < MOST_HELD) {
			this.held.add(delivery);
			return;
		}
		if (delivery.message().isFor(this.member.id()) && (!this.live || !complete)) {
			loseTrack();
		}
		giveNow(delivery);
	}

	/** The member is to be told that it missed something as soon as that is possible. */
	void loseTrack() {
		this.position = UnsettledPosition.of(this.position);
		this.live = false;
	}

	private void giveNow(RoomDelivery delivery) {
		if (delivery.message().isFor(this.member.id())) {
			this.unsettled++;
			receive(delivery);
		}
	}

	private void receive(RoomDelivery delivery) {
		LivePosition cursor = (this.unsettled > 0) ? UnsettledPosition.of(this.position) : this.position;
		this.given.run();
		tell(() -> this.member.received(delivery, cursor));
	}

	/**
	 * The room goes on from a position, what was before is lost.
	 * @param number of the seat from now on: what came before without a position is new
	 * to who made up for what was lost
	 * @return {@code false} if the member knew what was before
	 */
	boolean missed(LivePosition next, long number) {
		boolean missed = next.isAfter(this.position);
		if (missed) {
			this.position = next;
			this.number = number;
			this.unsettled = 0;
			this.held.removeIf((delivery) -> delivery.position() == null);
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
