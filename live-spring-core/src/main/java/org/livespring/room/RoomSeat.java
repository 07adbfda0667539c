package org.livespring.room;

import java.util.Objects;
import java.util.function.BiPredicate;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.livespring.LivePosition;
import org.livespring.log.PrintableLog;

/** A member in a room with what it has received. Used under the lock of its channel. */
final class RoomSeat {

	private static final Log logger = PrintableLog.of(RoomSeat.class);

	private final RoomMember member;

	private final String room;

	private LivePosition position;

	/**
	 * Whether events after the position may be missing, of which the member is to be
	 * told.
	 */
	private boolean lost;

	/** Events the member had without a position, and not again with one. */
	private int unsettled;

	/** In the order in which seats were taken. */
	private long number;

	/** What comes while the member reads the history. */
	private @Nullable RoomBacklog backlog;

	private boolean live;

	/** Events the member got since that was last told. */
	private int received;

	/**
	 * Create a seat.
	 * @param member who sits there
	 * @param room name of the room
	 * @param position last position the member knows
	 * @param number of the seat, in the order in which they were taken
	 */
	RoomSeat(RoomMember member, String room, LivePosition position, long number) {
		this.member = member;
		this.room = room;
		this.position = position;
		this.number = number;
	}

	RoomMember member() {
		return this.member;
	}

	/** Where the member reads on from. */
	LivePosition position() {
		return this.lost ? LivePosition.UNKNOWN : this.position;
	}

	long number() {
		return this.number;
	}

	/** Whether the member had nothing that may come again. */
	boolean isSettled() {
		return this.live && this.unsettled == 0;
	}

	int takeReceived() {
		int received = this.received;
		this.received = 0;
		return received;
	}

	/** {@code false} if the member is live or reads already. */
	boolean startReading() {
		if (this.live || this.backlog != null) {
			return false;
		}
		this.backlog = new RoomBacklog();
		return true;
	}

	/** The history could not be read. */
	void giveUpReading() {
		RoomBacklog backlog = Objects.requireNonNull(this.backlog);
		this.backlog = null;
		backlog.early().forEach((event) -> giveEarly(event, false));
	}

	/**
	 * Go live with what came while the history was read.
	 * @param known knows what members got before it had a position
	 * @return {@code false} if the history has to be read once more
	 */
	boolean goLive(BiPredicate<RoomSeat, RoomEvent> known) {
		RoomBacklog backlog = Objects.requireNonNull(this.backlog);
		boolean complete = backlog.isComplete();
		for (RoomEvent event : backlog.events()) {
			if (event.position() == null) {
				giveNow(event);
			}
			else {
				complete &= give(event, known.test(this, event));
			}
		}
		this.backlog = null;
		this.live = complete && !this.lost;
		return this.live;
	}

	/**
	 * Give an event that just came.
	 * @return {@code false} if events before it have to be read first
	 */
	boolean giveLive(RoomEvent event, boolean known) {
		if (this.live) {
			return give(event, known);
		}
		if (this.backlog != null) {
			this.backlog.keep(event);
		}
		return false;
	}

	/**
	 * Give an event to the member if it is new to it.
	 * @return {@code false} if events before it are missing
	 */
	boolean give(RoomEvent event, boolean known) {
		LivePosition next = Objects.requireNonNull(event.position());
		if (!next.isAfter(position())) {
			return true;
		}
		if (!next.follows(position())) {
			this.live = false;
			return false;
		}
		this.position = next;
		boolean isFor = event.message().isFor(this.member.id());
		if (isFor && !known) {
			receive(event);
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
	void giveEarly(RoomEvent event, boolean complete) {
		if (this.backlog != null && this.backlog.keep(event)) {
			return;
		}
		if (event.message().isFor(this.member.id()) && (!this.live || !complete)) {
			loseTrack();
		}
		giveNow(event);
	}

	/** The member is to be told that it missed something as soon as that is possible. */
	void loseTrack() {
		this.lost = true;
		this.live = false;
	}

	private void giveNow(RoomEvent event) {
		if (event.message().isFor(this.member.id())) {
			this.unsettled++;
			receive(event);
		}
	}

	private void receive(RoomEvent event) {
		RoomCursor cursor = new RoomCursor(this.position, !this.lost && this.unsettled == 0);
		this.received++;
		tell(() -> this.member.received(event, cursor));
	}

	/**
	 * The room goes on from a position, what was before is lost.
	 * @param number of the seat from now on: what came before without a position is new
	 * to who made up for what was lost
	 * @return {@code false} if the member knew what was before
	 */
	boolean missed(LivePosition next, long number) {
		boolean missed = next.isAfter(position());
		if (missed) {
			this.position = next;
			this.lost = false;
			this.number = number;
			this.unsettled = 0;
			if (this.backlog != null) {
				this.backlog.dropEarly();
			}
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

}
