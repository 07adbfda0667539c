package org.livespring.instance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveEvent;
import org.livespring.LivePosition;
import org.livespring.PresenceChanged;
import org.livespring.component.ComponentDefinition;
import org.livespring.component.ComponentListener;
import org.livespring.instance.RoomInbox.Arrival;
import org.livespring.membership.CallRooms;
import org.livespring.membership.RoomGateway;
import org.livespring.observe.CallKind;
import org.livespring.room.EventCodec;
import org.livespring.room.RoomEvent;
import org.livespring.room.RoomMember;
import org.livespring.room.UnsettledPosition;
import org.livespring.state.Memberships;
import org.livespring.state.Memberships.Presence;

/**
 * An instance as a member of rooms and a viewer of shared fragments. What arrives waits
 * in its inbox, so a storm costs few renders and nobody falls behind. Thread-safe.
 */
public final class InstanceRooms implements RoomMember {

	private final LiveInstance instance;

	private final RoomGateway access;

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

	/** Whether the browser has no text of a fragment. Guarded by this. */
	private boolean fresh;

	/** Where the events end that are being applied. Used by the mailbox only. */
	private final Map<String, LivePosition> unconfirmed = new HashMap<>(0);

	/** The call that applied them. Used by the mailbox only. */
	private @Nullable CallRooms taking;

	InstanceRooms(LiveInstance instance, RoomGateway access, ComponentDefinition definition, int capacity) {
		this.instance = instance;
		this.access = access;
		this.definition = definition;
		this.presence = new InstancePresence(instance.id(), access.people(),
				definition.listener(PresenceChanged.class) != null,
				() -> instance.turns().performInTheEnd(CallKind.UPDATE, this::takePresence));
		this.inbox = new RoomInbox(capacity, access.interval());
		definition.listeners()
			.forEach((listener) -> this.listeners.put(EventCodec.nameOf(listener.eventType()), listener));
	}

	@Override
	public String id() {
		return this.instance.id();
	}

	/** Be a member of exactly this. */
	void follow(Memberships memberships, CallRooms call) {
		join(memberships, call);
		this.presence.follow(memberships, call.presence());
	}

	private synchronized void join(Memberships memberships, CallRooms call) {
		if (call == this.taking) {
			this.unconfirmed.clear();
		}
		if (this.closed) {
			return;
		}
		this.joined.removeIf((room) -> {
			boolean left = !memberships.rooms().containsKey(room);
			if (left) {
				this.access.client().hub().leave(this, room);
			}
			return left;
		});
		memberships.rooms().forEach((room, position) -> {
			if (this.joined.add(room)) {
				this.access.client().hub().join(this, room, position);
			}
		});
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

	private void hide(String fragment) {
		this.instance.host().hideFragment(fragment, id());
	}

	/** The browser got the component in a frame, which has no texts of fragments. */
	synchronized void fresh() {
		this.fresh = true;
	}

	/** The instance lives on another connection. */
	synchronized void moved() {
		this.fresh = true;
		this.shown.clear();
	}

	/** It is present already, as its snapshot says. */
	public void resume(Map<String, Presence> presences) {
		this.presence.resume(presences);
	}

	/**
	 * Leave the rooms, while the fragments stay in the page and others see the member.
	 */
	void sleep() {
		synchronized (this) {
			this.shown.clear();
			leaveAll();
		}
		this.presence.sleep();
	}

	/** Whether everything that arrived has been applied. */
	boolean isQuiet() {
		return this.inbox.isQuiet() && this.presence.isQuiet();
	}

	/** How far it has read each room. */
	public Map<String, LivePosition> positions() {
		return this.inbox.positions(this.instance.content().memberships().rooms());
	}

	void close() {
		synchronized (this) {
			leaveAll();
		}
		this.presence.close();
	}

	private void leaveAll() {
		this.closed = true;
		this.joined.forEach((room) -> this.access.client().hub().leave(this, room));
		this.joined.clear();
		this.shown.forEach(this::hide);
		this.shown.clear();
	}

	@Override
	public void received(RoomEvent event, LivePosition cursor) {
		ComponentListener listener = this.listeners.get(event.message().name());
		if (listener != null) {
			arrived(new Arrival(event.message().room(), cursor, event, listener));
		}
		else if (!UnsettledPosition.is(cursor)) {
			advanced(event.message().room(), cursor);
		}
	}

	/** An event for the user or the connection, not for a room. */
	public void receivedPersonally(RoomEvent event) {
		ComponentListener listener = this.listeners.get(event.message().name());
		if (listener != null) {
			arrived(new Arrival(null, LivePosition.UNKNOWN, event, listener));
		}
	}

	@Override
	public void missed(String room, LivePosition position) {
		arrived(Arrival.gap(room, position));
	}

	@Override
	public void advanced(String room, LivePosition position) {
		if (this.inbox.advance(room, position) || isUnsettled(room)) {
			schedule();
		}
	}

	/** Whether the snapshot is to learn soon that the position holds again. */
	private boolean isUnsettled(String room) {
		LivePosition position = this.instance.content().memberships().rooms().get(room);
		return position != null && UnsettledPosition.is(position);
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
			CompletableFuture.delayedExecutor(wait, TimeUnit.NANOSECONDS, this.instance.runtime().executor())
				.execute(this::submit);
		}
	}

	private void submit() {
		RoomEvent cause = this.inbox.lead();
		if (cause == null) {
			perform();
		}
		else {
			this.access.client().tracing().receive(cause.message(), this::perform);
		}
	}

	private boolean perform() {
		this.instance.turns().performInTheEnd(CallKind.LISTENER, this::take);
		return true;
	}

	/** Apply all that has arrived, in order. */
	private void take(Turn turn) {
		RoomInbox.Batch batch = this.inbox.take();
		CallRooms rooms = turn.context().rooms();
		for (Arrival arrival : afterAFailure(batch.arrivals())) {
			take(arrival, batch.leader(), turn);
			if (arrival.room() != null) {
				this.unconfirmed.put(arrival.room(), arrival.position());
			}
		}
		batch.silent().forEach((room, position) -> rooms.advance(room, position, false));
		this.taking = rooms;
	}

	private void takePresence(Turn turn) {
		ComponentListener listener = this.definition.listener(PresenceChanged.class);
		for (PresenceChanged event : this.presence.take()) {
			turn.state(Objects.requireNonNull(listener)
				.invoke(turn.content().state(), turn.content().props(), event, turn.context()));
		}
	}

	/** What could not be rendered was not kept: those events are missing now. */
	private Collection<Arrival> afterAFailure(Collection<Arrival> arrivals) {
		if (this.unconfirmed.isEmpty()) {
			return arrivals;
		}
		List<Arrival> all = new ArrayList<>();
		this.unconfirmed.forEach((room, position) -> all.add(Arrival.gap(room, position)));
		all.addAll(arrivals);
		return all;
	}

	/** An event that a listener fails at is left out; the others count. */
	private void take(Arrival arrival, @Nullable RoomEvent leader, Turn turn) {
		CallContext context = turn.context();
		if (arrival.room() != null && !context.rooms()
			.advance(arrival.room(), arrival.position(), UnsettledPosition.is(arrival.position()))) {
			return;
		}
		if (arrival.isUnsettledEnd()) {
			rejoin(Objects.requireNonNull(arrival.room()), arrival.position());
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
	 * Events that cannot be read again yet were left out: the room tells that something
	 * is missing as soon as it can be made up for.
	 */
	private synchronized void rejoin(String room, LivePosition position) {
		if (this.joined.contains(room)) {
			this.access.client().hub().leave(this, room);
			this.access.client().hub().join(this, room, position);
		}
	}

	private Object apply(Arrival arrival, @Nullable RoomEvent leader, Turn turn, CallContext context) {
		RoomEvent event = arrival.event();
		return (event == null || event == leader) ? apply(arrival, turn, context)
				: this.access.client().tracing().receive(event.message(), () -> apply(arrival, turn, context));
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
		LiveEvent<?> decoded = event.shared(type,
				(message) -> this.access.client().codec().decode(message, event.position(), type));
		return listener.invoke(state, props, decoded, context);
	}

}
