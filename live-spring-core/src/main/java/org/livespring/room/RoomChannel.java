package org.livespring.room;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.livespring.LivePosition;

/**
 * What a node follows of one room, and its members. Everything happens under the lock of
 * the channel; members only enqueue.
 */
final class RoomChannel implements RoomSubscriber {

	private static final Log logger = LogFactory.getLog(RoomChannel.class);

	/** Messages delivered without a position that are remembered at most. */
	private static final int MOST_EARLY = 10_000;

	/** Deliveries that members who read the history share at most. */
	private static final int MOST_RECENT = 128;

	/** Events with a position that wait at most; beyond, they are read. */
	private static final int MOST_HELD = 1000;

	private final RoomBroker broker;

	private final String room;

	private final RoomMonitor monitor;

	private final Map<RoomMember, RoomSeat> seats = new LinkedHashMap<>();

	/** Ids of messages that came without a position, with the seats there were then. */
	private final Map<String, Long> early = new HashMap<>(0);

	private final Map<LivePosition, RoomDelivery> recent = new BoundedMap<>(MOST_RECENT);

	/** Members that read on after the same position. */
	private final Map<LivePosition, List<RoomSeat>> readers = new HashMap<>(0);

	/** Events that wait until all before them are here. */
	private final Queue<RoomEvent> held = new ArrayDeque<>(0);

	private @Nullable RoomSubscription subscription;

	/**
	 * Last position that was given to the members; none before the subscription holds.
	 */
	private @Nullable LivePosition position;

	private boolean reading;

	private boolean interrupted;

	/** Whether something is known to be missing that cannot be read now. */
	private boolean incomplete;

	private boolean closed;

	private long seated;

	/** Members that got an event since that was last told. */
	private int receivers;

	RoomChannel(RoomBroker broker, String room, RoomMonitor monitor) {
		this.broker = broker;
		this.room = room;
		this.monitor = monitor;
	}

	synchronized void add(RoomMember member, LivePosition after) {
		this.seats.computeIfAbsent(member,
				(key) -> new RoomSeat(member, this.room, after, this.seated++, () -> this.receivers++));
	}

	/** Whether there still are members. */
	synchronized boolean remove(RoomMember member) {
		this.seats.remove(member);
		if (this.seats.isEmpty()) {
			this.closed = true;
			if (this.subscription != null) {
				this.subscription.close();
			}
		}
		return !this.closed;
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
		if (this.closed) {
			return;
		}
		if (this.subscription == null) {
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
		this.monitor.caughtUp(takeReceivers());
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
		history.events().forEach((event) -> seat.give(delivery(event), hasHad(seat, event)));
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
		if (event.position() == null && this.reading) {
			// It follows what is being read
			this.held.add(event);
		}
		else if (event.position() == null) {
			receivedEarly(event);
		}
		else if (this.reading || this.position == null) {
			hold(event);
		}
		else if (event.position().follows(this.position)) {
			deliver(event);
		}
		else if (event.position().isAfter(this.position)) {
			this.held.add(event);
			this.monitor.gap();
			readOn();
		}
	}

	private void hold(RoomEvent event) {
		if (this.held.size() < MOST_HELD) {
			this.held.add(event);
		}
		else {
			this.interrupted = true;
		}
	}

	private void receivedEarly(RoomEvent event) {
		if (this.early.size() == MOST_EARLY) {
			this.early.clear();
			all().forEach(RoomSeat::loseTrack);
		}
		this.early.put(event.message().id(), this.seated);
		RoomDelivery delivery = new RoomDelivery(event);
		all().forEach((seat) -> seat.giveEarly(delivery, !this.incomplete));
		delivered(delivery);
	}

	private int takeReceivers() {
		int receivers = this.receivers;
		this.receivers = 0;
		return receivers;
	}

	private void delivered(RoomDelivery delivery) {
		this.monitor.delivered(takeReceivers(), System.currentTimeMillis() - delivery.message().time());
	}

	private void deliver(RoomEvent event) {
		this.position = event.position();
		RoomDelivery delivery = delivery(event);
		for (RoomSeat seat : all()) {
			if (!seat.isLive()) {
				seat.hold(delivery);
				catchUp(seat);
			}
			else if (!seat.give(delivery, hasHad(seat, event))) {
				catchUp(seat);
			}
		}
		delivered(delivery);
		if (!this.early.isEmpty() && this.seats.values().stream().allMatch(RoomSeat::isSettled)) {
			this.early.clear();
		}
	}

	private RoomDelivery delivery(RoomEvent event) {
		return this.recent.computeIfAbsent(Objects.requireNonNull(event.position()), (key) -> new RoomDelivery(event));
	}

	/** Whether a member got the message before it had a position. */
	private boolean hasHad(RoomSeat seat, RoomEvent event) {
		Long then = this.early.get(event.message().id());
		return then != null && seat.number() < then;
	}

	@Override
	public synchronized void interrupted() {
		if (this.reading) {
			this.interrupted = true;
		}
		else if (this.position != null) {
			readOn();
			all().forEach(this::catchUp);
		}
	}

	/** Read what is missing after the last position. */
	private void readOn() {
		this.reading = true;
		this.interrupted = false;
		this.broker.read(this.room, Objects.requireNonNull(this.position)).whenComplete(this::read);
	}

	private synchronized void read(@Nullable RoomHistory history, @Nullable Throwable failure) {
		this.reading = false;
		this.incomplete = history == null;
		if (history == null) {
			// What has a position is read with the rest, once the broker is back
			logger.debug("Could not read '" + this.room + "': " + failure);
			this.held.removeIf((event) -> event.position() != null);
			deliverHeld();
			return;
		}
		if (!history.recovered()) {
			this.position = history.position();
			resync(all(), history.position());
		}
		history.events().forEach(this::deliver);
		if (history.goesOn()) {
			readOn();
			return;
		}
		goLive();
	}

	/** With what came meanwhile. */
	private void goLive() {
		deliverHeld();
		if (this.interrupted && !this.reading) {
			readOn();
		}
	}

	private void deliverHeld() {
		List<RoomEvent> events = List.copyOf(this.held);
		this.held.clear();
		events.forEach(this::received);
	}

	/** Forgets the oldest entries. */
	private static final class BoundedMap<K, V> extends LinkedHashMap<K, V> {

		private static final long serialVersionUID = 1;

		private final int capacity;

		BoundedMap(int capacity) {
			super(4);
			this.capacity = capacity;
		}

		@Override
		protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
			return size() > this.capacity;
		}

	}

}
