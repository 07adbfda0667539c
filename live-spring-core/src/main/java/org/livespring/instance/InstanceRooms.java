package org.livespring.instance;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveEvent;
import org.livespring.LivePosition;
import org.livespring.component.ComponentDefinition;
import org.livespring.component.ComponentListener;
import org.livespring.observe.CallKind;
import org.livespring.room.EventCodec;
import org.livespring.room.RoomDelivery;
import org.livespring.room.RoomMember;
import org.livespring.room.UnsettledPosition;

/**
 * An instance as a member of rooms. What arrives waits in an inbox, from where the
 * instance takes all of it at once, the first time at once and then at most once an
 * interval; so a storm costs few renders and nobody falls behind. Thread-safe.
 */
public final class InstanceRooms implements RoomMember {

	/**
	 * Events of no interest after which the snapshot learns the position all the same.
	 */
	private static final int MOST_SILENT = 32;

	private final LiveInstance instance;

	private final RoomAccess access;

	private final ComponentDefinition definition;

	private final Map<String, ComponentListener> listeners = new HashMap<>(0);

	private final int capacity;

	// Guarded by this
	private final Set<String> joined = new HashSet<>(0);

	// Guarded by this
	private boolean closed;

	/** Whether the browser has no text of a fragment. Guarded by this. */
	private boolean fresh;

	// All guarded by the inbox
	private final Queue<Arrival> inbox = new ArrayDeque<>(0);

	private final Map<String, LivePosition> silent = new HashMap<>(0);

	private int silentCount;

	private boolean scheduled;

	/** The event whose trace the next call belongs to, with what follows from it. */
	private @Nullable RoomDelivery leading;

	private long performed;

	/** Where the events end that are being applied. Used by the mailbox only. */
	private final Map<String, LivePosition> unconfirmed = new HashMap<>(0);

	/** The event whose trace the call belongs to. Used by the mailbox only. */
	private @Nullable RoomDelivery leader;

	/** The call that applied them. Used by the mailbox only. */
	private @Nullable CallRooms taking;

	InstanceRooms(LiveInstance instance, RoomAccess access, ComponentDefinition definition, int capacity) {
		this.instance = instance;
		this.access = access;
		this.definition = definition;
		this.capacity = capacity;
		this.performed = System.nanoTime() - access.interval().toNanos();
		definition.listeners()
			.forEach((listener) -> this.listeners.put(EventCodec.nameOf(listener.eventType()), listener));
	}

	@Override
	public String id() {
		return this.instance.id();
	}

	/** Be in exactly these rooms. */
	synchronized void follow(Map<String, String> cursors, CallRooms call) {
		if (call == this.taking) {
			this.unconfirmed.clear();
		}
		if (this.closed) {
			return;
		}
		this.joined.removeIf((room) -> {
			boolean left = !cursors.containsKey(room);
			if (left) {
				leave(room);
			}
			return left;
		});
		cursors.forEach((room, position) -> {
			if (!PresenceMarks.isPresence(room) && this.joined.add(room)) {
				join(room, position);
			}
		});
	}

	private void join(String room, String position) {
		if (FragmentKeys.isFragment(room)) {
			this.instance.showFragment(FragmentKeys.key(room), this.fresh ? "" : position);
		}
		else {
			this.access.client().hub().join(this, room, LivePosition.parse(position));
		}
	}

	private void leave(String room) {
		if (FragmentKeys.isFragment(room)) {
			this.instance.hideFragment(FragmentKeys.key(room));
		}
		else {
			this.access.client().hub().leave(this, room);
		}
	}

	/** The browser got the component in a frame, which has no texts of fragments. */
	synchronized void fresh() {
		this.fresh = true;
	}

	/** The instance lives on another connection. */
	synchronized void moved() {
		this.fresh = true;
		this.joined.removeIf(FragmentKeys::isFragment);
	}

	/** Leave the rooms, while the fragments stay in the page. */
	synchronized void sleep() {
		this.joined.removeIf(FragmentKeys::isFragment);
		close();
	}

	/** Whether everything that arrived has been applied. */
	boolean isQuiet() {
		synchronized (this.inbox) {
			return !this.scheduled;
		}
	}

	/** How far it has read each room. */
	public Map<String, LivePosition> positions() {
		Map<String, LivePosition> positions = new HashMap<>();
		this.instance.content().rooms().forEach((room, cursor) -> {
			if (!FragmentKeys.isFragment(room) && !PresenceMarks.isPresence(room)) {
				positions.put(room, LivePosition.parse(cursor));
			}
		});
		synchronized (this.inbox) {
			positions.replaceAll((room, position) -> this.silent.getOrDefault(room, position));
		}
		return positions;
	}

	synchronized void close() {
		this.closed = true;
		this.joined.forEach(this::leave);
		this.joined.clear();
	}

	@Override
	public void received(RoomDelivery delivery, LivePosition cursor) {
		ComponentListener listener = this.listeners.get(delivery.message().name());
		if (listener != null) {
			arrived(new Arrival(delivery.message().room(), cursor, delivery, listener));
		}
		else if (!UnsettledPosition.is(cursor)) {
			advanced(delivery.message().room(), cursor);
		}
	}

	/** An event for the user or the connection, not for a room. */
	public void receivedPersonally(RoomDelivery delivery) {
		ComponentListener listener = this.listeners.get(delivery.message().name());
		if (listener != null) {
			arrived(new Arrival(null, LivePosition.UNKNOWN, delivery, listener));
		}
	}

	@Override
	public void missed(String room, LivePosition position) {
		arrived(new Arrival(room, position, null, null));
	}

	@Override
	public void advanced(String room, LivePosition position) {
		synchronized (this.inbox) {
			this.silent.put(room, position);
			if (++this.silentCount < MOST_SILENT && !isUnsettled(room)) {
				return;
			}
		}
		schedule();
	}

	/** Whether the snapshot is to learn soon that the position holds again. */
	private boolean isUnsettled(String room) {
		String cursor = this.instance.content().rooms().get(room);
		return cursor != null && UnsettledPosition.is(LivePosition.parse(cursor));
	}

	private void arrived(Arrival arrival) {
		synchronized (this.inbox) {
			if (arrival.room() != null) {
				this.silent.remove(arrival.room());
			}
			if (this.inbox.size() < this.capacity) {
				this.inbox.add(arrival);
			}
			else {
				overflow(arrival);
			}
		}
		schedule();
	}

	/** Too much to look at one by one: the last of each room says where it goes on. */
	private void overflow(Arrival last) {
		Map<String, Arrival> ends = new HashMap<>();
		this.inbox.add(last);
		for (Arrival arrival : this.inbox) {
			if (arrival.room() != null) {
				ends.put(arrival.room(), new Arrival(arrival.room(), arrival.position(), null, null));
			}
		}
		this.inbox.clear();
		this.inbox.addAll(ends.values());
	}

	private void schedule() {
		long wait;
		synchronized (this.inbox) {
			if (this.scheduled) {
				return;
			}
			this.scheduled = true;
			wait = this.performed + this.access.interval().toNanos() - System.nanoTime();
		}
		Executor executor = this.instance.runtime().executor();
		if (wait <= 0) {
			submit();
		}
		else {
			CompletableFuture.delayedExecutor(wait, TimeUnit.NANOSECONDS, executor).execute(this::submit);
		}
	}

	private void submit() {
		@Nullable RoomDelivery cause;
		synchronized (this.inbox) {
			Arrival first = this.inbox.peek();
			cause = (first != null) ? first.delivery() : null;
			this.leading = cause;
		}
		if (cause == null) {
			perform();
		}
		else {
			this.access.client().tracing().receive(cause.message(), this::perform);
		}
	}

	private boolean perform() {
		this.instance.performInTheEnd(CallKind.LISTENER, this::take);
		return true;
	}

	/** Apply all that has arrived, in order. */
	private Outcome take(CallContext context) {
		Queue<Arrival> arrivals;
		Map<String, LivePosition> positions;
		synchronized (this.inbox) {
			this.scheduled = false;
			this.leader = this.leading;
			this.performed = System.nanoTime();
			arrivals = new ArrayDeque<>(this.inbox);
			positions = Map.copyOf(this.silent);
			this.inbox.clear();
			this.silent.clear();
			this.silentCount = 0;
		}
		Content content = this.instance.content();
		for (Arrival arrival : afterAFailure(arrivals)) {
			content = take(arrival, content, context);
			if (arrival.room() != null) {
				this.unconfirmed.put(arrival.room(), arrival.position());
			}
		}
		positions.forEach((room, position) -> context.rooms().advance(room, position, false));
		this.taking = context.rooms();
		return Outcome.of(content);
	}

	/** What could not be rendered was not kept: those events are missing now. */
	private Queue<Arrival> afterAFailure(Queue<Arrival> arrivals) {
		if (this.unconfirmed.isEmpty()) {
			return arrivals;
		}
		Queue<Arrival> all = new ArrayDeque<>();
		this.unconfirmed.forEach((room, position) -> all.add(new Arrival(room, position, null, null)));
		all.addAll(arrivals);
		return all;
	}

	/** An event that a listener fails at is left out; the others count. */
	private Content take(Arrival arrival, Content content, CallContext context) {
		if (arrival.room() != null && !context.rooms()
			.advance(arrival.room(), arrival.position(), UnsettledPosition.is(arrival.position()))) {
			return content;
		}
		if (arrival.isUnsettledEnd()) {
			rejoin(Objects.requireNonNull(arrival.room()), arrival.position());
			return content;
		}
		CallContext own = this.instance.newContext(context.rooms().cursors(), context.call());
		try {
			Content after = content.withState(apply(arrival, content, own));
			own.end();
			context.absorb(own);
			return after;
		}
		catch (Throwable ex) {
			this.instance.failed(ex, LiveErrorCode.ACTION_FAILED, context.call());
			return content;
		}
	}

	/**
	 * Events that cannot be read again yet were left out: the room tells that something
	 * is missing as soon as it can be made up for.
	 */
	private synchronized void rejoin(String room, LivePosition position) {
		if (this.joined.contains(room)) {
			this.access.client().hub().leave(this, room);
			this.access.client().hub().join(this, room, position);
		}
	}

	private Object apply(Arrival arrival, Content content, CallContext context) {
		RoomDelivery delivery = arrival.delivery();
		return (delivery == null || delivery == this.leader)
				? arrival.apply(content, this.definition, this.access, context)
				: this.access.client()
					.tracing()
					.receive(delivery.message(), () -> arrival.apply(content, this.definition, this.access, context));
	}

	/**
	 * Something that arrived.
	 *
	 * @param room the room, {@code null} for what was sent to the user or connection
	 * @param position where the instance is in the room after it
	 * @param delivery the event, {@code null} when some are missing
	 * @param listener who gets it
	 */
	private record Arrival(@Nullable String room, LivePosition position, @Nullable RoomDelivery delivery,
			@Nullable ComponentListener listener) {

		/** Whether events are missing that may have no position. */
		boolean isUnsettledEnd() {
			return this.delivery == null && UnsettledPosition.is(this.position);
		}

		Object apply(Content content, ComponentDefinition definition, RoomAccess access, CallContext context) {
			if (this.delivery == null || this.listener == null) {
				return definition.resync(content.state(), content.props(), context);
			}
			RoomDelivery delivery = this.delivery;
			Class<?> type = this.listener.eventType();
			LiveEvent<?> event = delivery.shared(type,
					(message) -> access.client().codec().decode(message, delivery.position(), type));
			return this.listener.invoke(content.state(), content.props(), event, context);
		}

	}

}
