package org.livespring.room;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.livespring.LivePosition;
import org.livespring.log.PrintableLog;

/**
 * What a node follows of one room, and its members: the one subscriber of the room on
 * this node. Everything happens under the lock of the channel; members only enqueue.
 */
final class RoomChannel implements RoomSubscriber {

	private static final Log logger = PrintableLog.of(RoomChannel.class);

	/** Messages delivered without a position that are remembered at most. */
	private static final int MOST_EARLY = 10_000;

	/** Events that members who read the history share at most. */
	private static final int MOST_RECENT = 128;

	private final RoomBroker broker;

	private final String room;

	private final RoomMonitor monitor;

	private final Map<RoomMember, RoomSeat> seats = new LinkedHashMap<>();

	private long seated;

	/** Ids of messages that came without a position, with the seats there were then. */
	private final Map<String, Long> early = new HashMap<>(0);

	private final Map<LivePosition, RoomEvent> recent = new LinkedHashMap<>(4) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<LivePosition, RoomEvent> eldest) {
			return size() > MOST_RECENT;
		}

	};

	/** Members that read on after the same position. */
	private final Map<LivePosition, List<RoomSeat>> readers = new HashMap<>(0);

	private @Nullable RoomSubscription subscription;

	/**
	 * Last position that was given to the members; none before the subscription holds.
	 */
	private @Nullable LivePosition position;

	/** What comes before there is a position, or while what is missing is read. */
	private @Nullable RoomBacklog backlog = new RoomBacklog();

	/** Whether something is known to be missing that cannot be read now. */
	private boolean incomplete;

	RoomChannel(RoomBroker broker, String room, RoomMonitor monitor) {
		this.broker = broker;
		this.room = room;
		this.monitor = monitor;
	}

	synchronized void add(RoomMember member, LivePosition after) {
		this.seats.computeIfAbsent(member, (key) -> new RoomSeat(member, this.room, after, this.seated++));
	}

	/** Whether there still are members; a channel without one ends. */
	synchronized boolean remove(RoomMember member) {
		this.seats.remove(member);
		if (this.seats.isEmpty() && this.subscription != null) {
			this.subscription.close();
		}
		return !this.seats.isEmpty();
	}

	synchronized int size() {
		return this.seats.size();
	}

	/** Last position given to the members, {@code null} before the subscription holds. */
	synchronized @Nullable LivePosition position() {
		return this.position;
	}

	/** Let those in who are waiting. */
	synchronized void admit() {
		if (this.subscription == null && !this.seats.isEmpty()) {
			this.subscription = this.broker.subscribe(this.room, this);
			this.subscription.ready().thenAccept(this::ready);
		}
		else if (this.position != null) {
			all().forEach(this::catchUp);
		}
	}

	private synchronized void ready(LivePosition start) {
		this.position = start;
		goLive();
		all().forEach(this::catchUp);
	}

	private List<RoomSeat> all() {
		return List.copyOf(this.seats.values());
	}

	/** Read what a member does not know yet. */
	private void catchUp(RoomSeat seat) {
		if (seat.startReading()) {
			readOn(seat);
		}
	}

	private void readOn(RoomSeat seat) {
		LivePosition after = seat.position();
		if (after.equals(this.position)) {
			goLive(seat);
			return;
		}
		List<RoomSeat> readers = this.readers.computeIfAbsent(after, (key) -> new ArrayList<>(1));
		readers.add(seat);
		if (readers.size() == 1) {
			this.broker.read(this.room, after).whenComplete((history, failure) -> read(after, history));
		}
	}

	private synchronized void read(LivePosition after, @Nullable RoomHistory history) {
		List<RoomSeat> readers = Objects.requireNonNull(this.readers.remove(after));
		readers.stream().filter((seat) -> this.seats.get(seat.member()) == seat).forEach((seat) -> read(seat, history));
		this.monitor.caughtUp(takeReceived(readers));
	}

	private void read(RoomSeat seat, @Nullable RoomHistory history) {
		if (history == null) {
			// Tried again when the broker is back
			seat.giveUpReading();
			return;
		}
		if (!history.recovered()) {
			resync(List.of(seat), history.position());
		}
		history.events().forEach((event) -> seat.give(shared(event), hasHad(seat, event)));
		if (history.goesOn()) {
			readOn(seat);
		}
		else {
			goLive(seat);
		}
	}

	/** Or read once more. */
	private void goLive(RoomSeat seat) {
		if (!seat.goLive(this::hasHad)) {
			catchUp(seat);
		}
	}

	private void resync(List<RoomSeat> seats, LivePosition position) {
		this.monitor.resynced((int) seats.stream().filter((seat) -> seat.missed(position, this.seated++)).count());
	}

	@Override
	public synchronized void received(RoomEvent event) {
		LivePosition next = event.position();
		RoomBacklog backlog = this.backlog;
		if (this.position == null || backlog != null) {
			hold(event, Objects.requireNonNull(backlog));
		}
		else if (next == null) {
			giveEarly(event);
		}
		else if (next.follows(this.position)) {
			deliver(event);
		}
		else if (next.isAfter(this.position)) {
			this.monitor.gap();
			RoomBacklog missing = new RoomBacklog();
			missing.keep(event);
			readOn(missing);
		}
	}

	private void hold(RoomEvent event, RoomBacklog backlog) {
		if (event.position() != null) {
			backlog.keep(event);
		}
		else if (this.position != null) {
			// It follows what is being read
			backlog.keepAnyway(event);
		}
		else {
			giveEarly(event);
		}
	}

	private void giveEarly(RoomEvent event) {
		List<RoomSeat> seats = all();
		if (this.early.size() == MOST_EARLY) {
			this.early.clear();
			seats.forEach(RoomSeat::loseTrack);
		}
		this.early.put(event.message().id(), this.seated);
		seats.forEach((seat) -> seat.giveEarly(event, !this.incomplete));
		delivered(event, seats);
	}

	private void deliver(RoomEvent event) {
		this.position = event.position();
		RoomEvent shared = shared(event);
		List<RoomSeat> seats = all();
		for (RoomSeat seat : seats) {
			if (!seat.giveLive(shared, hasHad(seat, event))) {
				catchUp(seat);
			}
		}
		delivered(event, seats);
		if (!this.early.isEmpty() && seats.stream().allMatch(RoomSeat::isSettled)) {
			this.early.clear();
		}
	}

	private void delivered(RoomEvent event, List<RoomSeat> seats) {
		this.monitor.delivered(takeReceived(seats), System.currentTimeMillis() - event.message().time());
	}

	private static int takeReceived(Collection<RoomSeat> seats) {
		int received = 0;
		for (RoomSeat seat : seats) {
			received += seat.takeReceived();
		}
		return received;
	}

	private RoomEvent shared(RoomEvent event) {
		return this.recent.computeIfAbsent(Objects.requireNonNull(event.position()), (key) -> event);
	}

	/** Whether a member got the message before it had a position. */
	private boolean hasHad(RoomSeat seat, RoomEvent event) {
		Long then = this.early.get(event.message().id());
		return then != null && seat.number() < then;
	}

	@Override
	public synchronized void interrupted() {
		if (this.position == null) {
			return;
		}
		if (this.backlog != null) {
			this.backlog.interrupt();
			return;
		}
		readOn(new RoomBacklog());
		all().forEach(this::catchUp);
	}

	/** Read what is missing after the last position. */
	private void readOn(RoomBacklog backlog) {
		this.backlog = backlog;
		backlog.resume();
		this.broker.read(this.room, Objects.requireNonNull(this.position))
			.whenComplete((history, failure) -> read(backlog, history, failure));
	}

	private synchronized void read(RoomBacklog backlog, @Nullable RoomHistory history, @Nullable Throwable failure) {
		this.incomplete = history == null;
		if (history == null) {
			// What has a position is read with the rest, once the broker is back
			logger.debug("Could not read '" + this.room + "': " + failure);
			this.backlog = null;
			backlog.early().forEach(this::received);
			return;
		}
		if (!history.recovered()) {
			this.position = history.position();
			resync(all(), history.position());
		}
		history.events().forEach(this::deliver);
		if (history.goesOn()) {
			readOn(backlog);
		}
		else {
			goLive();
		}
	}

	/** With what came meanwhile. */
	private void goLive() {
		RoomBacklog backlog = Objects.requireNonNull(this.backlog);
		this.backlog = null;
		backlog.events().forEach(this::received);
		if (!backlog.isComplete() && this.backlog == null) {
			readOn(new RoomBacklog());
		}
	}

}
