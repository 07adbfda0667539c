package org.livespring.instance;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveEvent;
import org.livespring.LivePosition;
import org.livespring.PresenceChanged;
import org.livespring.component.ComponentDefinition;
import org.livespring.component.ComponentListener;
import org.livespring.concurrent.DelayingExecutor;
import org.livespring.instance.RoomInbox.Arrival;
import org.livespring.membership.CallRooms;
import org.livespring.membership.RoomGateway;
import org.livespring.membership.RoomReads;
import org.livespring.observe.CallKind;
import org.livespring.room.EventCodec;
import org.livespring.room.RoomCursor;
import org.livespring.room.RoomEvent;
import org.livespring.room.RoomMember;
import org.livespring.room.RoomMessage;
import org.livespring.roomstate.StateVersion;
import org.livespring.state.Memberships;
import org.livespring.state.Memberships.Presence;

/**
 * The rooms and shared fragments of an instance. Events wait in an inbox and are applied
 * together, so that many events cause few renders. Thread-safe.
 */
public final class InstanceRooms implements RoomMember {

	private final LiveInstance instance;

	private final RoomGateway gateway;

	private final ComponentDefinition definition;

	private final InstancePresence presence;

	private final Map<String, ComponentListener> listeners = new HashMap<>(0);

	private final RoomInbox inbox;

	// Guarded by this
	private final Set<String> joined = new HashSet<>(0);

	/** Keys of the fragments shown. Guarded by this. */
	private final Set<String> shown = new HashSet<>(0);

	// Guarded by this
	private boolean closed;

	/** Whether the browser has no texts of fragments yet. Guarded by this. */
	private boolean fresh;

	/** What {@code view} read in its last run. */
	private volatile RoomReads reads = RoomReads.NONE;

	InstanceRooms(LiveInstance instance, RoomGateway gateway, ComponentDefinition definition, int capacity) {
		this.instance = instance;
		this.gateway = gateway;
		this.definition = definition;
		this.presence = new InstancePresence(instance.id(), gateway.people(),
				definition.listener(PresenceChanged.class) != null,
				() -> instance.turns().performInTheEnd(CallKind.UPDATE, this::takePresence));
		this.inbox = new RoomInbox(capacity, gateway.interval());
		definition.listeners()
			.forEach((listener) -> this.listeners.put(key(listener.eventType(), listener.roomState()), listener));
	}

	/**
	 * Creates the key of a listener. For changes of a shared state it contains the name
	 * of the state.
	 */
	private static String key(Class<?> event, @Nullable Class<?> roomState) {
		String name = EventCodec.nameOf(event);
		return (roomState != null) ? name + ":" + EventCodec.nameOf(roomState) : name;
	}

	private @Nullable ComponentListener listener(RoomEvent event) {
		String name = event.message().name();
		return this.listeners.get(name.equals(StateVersion.NAME) ? name + ":" + change(event).event().state() : name);
	}

	private LiveEvent<StateVersion> change(RoomEvent event) {
		return event.shared(StateVersion.class, (message) -> decode(event, StateVersion.class));
	}

	private <E> LiveEvent<E> decode(RoomEvent event, Class<E> type) {
		return this.gateway.client().codec().decode(event.message(), event.position(), type);
	}

	@Override
	public String id() {
		return this.instance.id();
	}

	/**
	 * Handle the first turn: rooms that {@code view} read before they were followed may
	 * have changed.
	 */
	void begin(Turn turn) {
		if (this.definition.viewsRooms()) {
			turn.context().outdated();
		}
	}

	/**
	 * Join and leave rooms so that they match the memberships and the reads of {@code
	 * view}.
	 */
	void follow(Memberships memberships, CallRooms call) {
		RoomReads before = this.reads;
		RoomReads read = call.reads();
		if (read != null) {
			this.reads = read;
		}
		join(memberships, call);
		this.presence.follow(memberships, call.presence(), this.reads.presences());
		if (!before.covers(this.reads)) {
			this.inbox.outdate();
			schedule();
		}
	}

	private synchronized void join(Memberships memberships, CallRooms call) {
		this.inbox.confirm(call);
		if (this.closed) {
			return;
		}
		this.joined.removeIf((room) -> {
			boolean left = !memberships.rooms().containsKey(room) && !this.reads.follows(room);
			if (left) {
				this.gateway.client().hub().leave(this, room);
			}
			return left;
		});
		memberships.rooms().forEach((room, cursor) -> join(room, cursor.resumption()));
		this.reads.positions().forEach(this::join);
		this.shown.removeIf((key) -> {
			boolean hidden = !memberships.fragments().containsKey(key);
			if (hidden) {
				hide(key);
			}
			return hidden;
		});
		memberships.fragments().forEach((key, hash) -> {
			if (this.shown.add(key)) {
				this.instance.host().showFragment(key, id(), this.instance.placement().scope(), this.fresh ? "" : hash);
			}
		});
	}

	private void join(String room, LivePosition position) {
		if (this.joined.add(room)) {
			this.gateway.client().hub().join(this, room, position);
		}
	}

	private void hide(String fragment) {
		this.instance.host().hideFragment(fragment, id());
	}

	/**
	 * Record that the browser got the component in a frame, which contains no texts of
	 * fragments.
	 */
	synchronized void fresh() {
		this.fresh = true;
	}

	/** Record that the instance moved to another connection. */
	synchronized void moved() {
		this.fresh = true;
		this.shown.clear();
	}

	/** Take over presences that exist already, as its snapshot says. */
	public void resume(Map<String, Presence> presences) {
		this.presence.resume(presences);
	}

	/**
	 * Leave the rooms while the instance sleeps. Its fragments stay in the page, and it
	 * stays present for other members.
	 */
	void sleep() {
		synchronized (this) {
			this.shown.clear();
			leaveAll();
		}
		this.presence.sleep();
	}

	/** Whether no event or change is waiting. */
	boolean isQuiet() {
		return this.inbox.isQuiet() && this.presence.isQuiet();
	}

	/** Positions up to which the instance has processed the events of each room. */
	public Map<String, LivePosition> positions() {
		Map<String, LivePosition> known = new HashMap<>(this.reads.positions());
		this.instance.content().memberships().rooms().forEach((room, cursor) -> known.put(room, cursor.resumption()));
		return this.inbox.positions(known);
	}

	/** What {@code view} read in its last run. Any thread may call this. */
	public RoomReads reads() {
		return this.reads;
	}

	/** Visit all rooms that the instance has joined, reads or shows fragments of. */
	public void forEachRoom(Consumer<String> consumer) {
		this.instance.content().memberships().forEachRoom(consumer);
		this.reads.positions().keySet().forEach(consumer);
	}

	void close() {
		synchronized (this) {
			leaveAll();
		}
		this.presence.close();
	}

	private void leaveAll() {
		this.closed = true;
		this.joined.forEach((room) -> this.gateway.client().hub().leave(this, room));
		this.joined.clear();
		this.shown.forEach(this::hide);
		this.shown.clear();
	}

	@Override
	public void received(RoomEvent event, RoomCursor cursor) {
		RoomMessage message = event.message();
		if (this.reads.contains(message.room(), message.name())) {
			this.inbox.outdate();
		}
		ComponentListener listener = this.listeners.isEmpty() ? null : listener(event);
		if (listener != null) {
			arrived(new Arrival(message.room(), cursor, event, listener));
		}
		else if (cursor.settled()) {
			advanced(message.room(), cursor.position());
		}
		else if (this.inbox.isOutdated()) {
			schedule();
		}
	}

	/** Receive an event for the user or the connection, which belongs to no room. */
	public void receivedPersonally(RoomEvent event) {
		ComponentListener listener = listener(event);
		if (listener != null) {
			arrived(new Arrival(null, RoomCursor.at(LivePosition.UNKNOWN), event, listener));
		}
	}

	@Override
	public void missed(String room, LivePosition position) {
		if (this.reads.follows(room)) {
			this.inbox.outdate();
		}
		arrived(Arrival.gap(room, RoomCursor.at(position)));
	}

	@Override
	public void advanced(String room, LivePosition position) {
		if (this.inbox.advance(room, position) || this.inbox.isOutdated() || isUnsettled(room)) {
			schedule();
		}
	}

	/**
	 * Whether the snapshot has an unsettled position in a room, which should be replaced
	 * soon.
	 */
	private boolean isUnsettled(String room) {
		RoomCursor cursor = this.instance.content().memberships().rooms().get(room);
		return cursor != null && !cursor.settled();
	}

	private void arrived(Arrival arrival) {
		this.inbox.add(arrival);
		schedule();
	}

	private void schedule() {
		long wait = this.inbox.schedule();
		if (wait == 0) {
			submit();
		}
		else if (wait > 0) {
			DelayingExecutor.delayed(this.instance.runtime().executor(), wait).execute(this::submit);
		}
	}

	private void submit() {
		RoomEvent cause = this.inbox.lead();
		if (cause == null) {
			perform();
		}
		else {
			this.gateway.client().tracing().receive(cause.message(), this::perform);
		}
	}

	private boolean perform() {
		this.instance.turns().performInTheEnd(CallKind.LISTENER, this::take);
		return true;
	}

	/** Applies all events that have arrived since the last call, in order. */
	private void take(Turn turn) {
		CallRooms rooms = turn.context().rooms();
		RoomInbox.Batch batch = this.inbox.take(rooms);
		if (batch.outdated()) {
			turn.context().outdated();
		}
		batch.arrivals().forEach((arrival) -> take(arrival, batch.leader(), turn));
		batch.silent().forEach((room, position) -> rooms.advance(room, RoomCursor.at(position)));
	}

	private void takePresence(Turn turn) {
		ComponentListener listener = this.definition.listener(PresenceChanged.class);
		for (PresenceChanged event : this.presence.take(turn.context()::outdated)) {
			turn.state(Objects.requireNonNull(listener)
				.invoke(turn.content().state(), turn.content().props(), event, turn.context()));
		}
	}

	/** Applies one event. If its listener throws, only this event is skipped. */
	private void take(Arrival arrival, @Nullable RoomEvent leader, Turn turn) {
		CallContext context = turn.context();
		if (arrival.room() != null && !context.rooms().advance(arrival.room(), arrival.cursor())) {
			return;
		}
		if (arrival.isUnsettledEnd()) {
			rejoin(Objects.requireNonNull(arrival.room()));
			return;
		}
		CallContext own = this.instance.newContext(context.rooms().memberships(), context.call());
		try {
			Object state = apply(arrival, leader, turn, own);
			own.end();
			context.absorb(own);
			turn.state(state);
		}
		catch (Throwable ex) {
			this.instance.fail(ex, LiveErrorCode.ACTION_FAILED, null, context.call());
		}
	}

	/**
	 * Joins a room again after events without a position were dropped. The room reports
	 * the missed events as soon as its history can be read.
	 */
	private synchronized void rejoin(String room) {
		if (this.joined.contains(room)) {
			this.gateway.client().hub().leave(this, room);
			this.gateway.client().hub().join(this, room, LivePosition.UNKNOWN);
		}
	}

	private Object apply(Arrival arrival, @Nullable RoomEvent leader, Turn turn, CallContext context) {
		RoomEvent event = arrival.event();
		return (event == null || event == leader) ? apply(arrival, turn, context)
				: this.gateway.client().tracing().receive(event.message(), () -> apply(arrival, turn, context));
	}

	private Object apply(Arrival arrival, Turn turn, CallContext context) {
		Object state = turn.content().state();
		Object props = turn.content().props();
		RoomEvent event = arrival.event();
		ComponentListener listener = arrival.listener();
		if (event == null || listener == null) {
			return this.definition.resync(state, props, context);
		}
		Class<?> type = listener.eventType();
		Class<?> roomState = listener.roomState();
		LiveEvent<?> decoded = (roomState != null) ? stateChanged(event, roomState)
				: event.shared(type, (message) -> decode(event, type));
		return listener.invoke(state, props, decoded, context);
	}

	/** Reads the newest value of a shared state, once for all members on this node. */
	private LiveEvent<?> stateChanged(RoomEvent event, Class<?> roomState) {
		LiveEvent<StateVersion> change = change(event);
		return event.shared(roomState, (message) -> this.gateway.people().stateChanged(change, roomState));
	}

}
