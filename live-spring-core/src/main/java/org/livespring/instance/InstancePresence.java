package org.livespring.instance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.livespring.PresenceChanged;
import org.livespring.component.ComponentListener;
import org.livespring.membership.CallPresence;
import org.livespring.membership.RoomPeople;
import org.livespring.observe.CallKind;
import org.livespring.presence.PresenceDiff;
import org.livespring.presence.PresenceListener;
import org.livespring.state.Memberships;
import org.livespring.state.Memberships.Presence;
import org.livespring.state.Content;

/**
 * An instance that is present in rooms and sees who else is. While it is busy, all that
 * changes is kept as one change a room. Thread-safe.
 */
final class InstancePresence implements PresenceListener {

	private final LiveInstance instance;

	private final RoomPeople people;

	/** Takes changes, {@code null} if the component does not listen. */
	private final @Nullable ComponentListener listener;

	// Guarded by this
	private final Map<String, Presence> tracked = new HashMap<>(0);

	// Guarded by this
	private final Set<String> watched = new HashSet<>(0);

	// Guarded by this
	private boolean closed;

	/** What the component has to be told of each room. Guarded by itself. */
	private final Map<String, Pending> pending = new LinkedHashMap<>(0);

	// Guarded by pending
	private boolean scheduled;

	InstancePresence(LiveInstance instance, RoomPeople people, @Nullable ComponentListener listener) {
		this.instance = instance;
		this.people = people;
		this.listener = listener;
	}

	/** Be present as the memberships say, and watch the rooms. */
	synchronized void follow(Memberships memberships, CallPresence call) {
		if (this.closed) {
			return;
		}
		track(memberships.presences(), call.said());
		if (this.listener != null) {
			watch(memberships.rooms().keySet());
		}
		call.passing()
			.forEach((room, now) -> this.people.hub()
				.pass(room, now.key(), this.instance.id(), now.metadata(), now.life().toMillis()));
	}

	private void track(Map<String, Presence> presences, Set<String> said) {
		Map.copyOf(this.tracked).forEach((room, presence) -> {
			Presence next = presences.get(room);
			if (next == null || !next.key().equals(presence.key())) {
				untrack(room, presence);
				this.tracked.remove(room);
			}
		});
		presences.forEach((room, presence) -> {
			if (said.contains(room) || !presence.equals(this.tracked.get(room))) {
				this.people.hub().track(room, presence.key(), this.instance.id(), presence.metadata());
				this.tracked.put(room, presence);
			}
		});
	}

	private void untrack(String room, Presence presence) {
		this.people.hub().untrack(room, presence.key(), this.instance.id());
	}

	private void watch(Set<String> rooms) {
		this.watched.removeIf((room) -> {
			boolean left = !rooms.contains(room);
			if (left) {
				this.people.hub().removeListener(room, this);
			}
			return left;
		});
		for (String room : rooms) {
			if (this.watched.add(room)) {
				this.people.hub().addListener(room, this);
				synchronized (this.pending) {
					this.pending.put(room, Pending.ALL);
				}
				schedule();
			}
		}
	}

	/** It is present already, as its snapshot says. */
	synchronized void resume(Map<String, Presence> presences) {
		this.tracked.putAll(presences);
	}

	/** Stay present, but watch no more. */
	synchronized void sleep() {
		this.tracked.clear();
		close();
	}

	/** Whether the component has been told everything. */
	boolean isQuiet() {
		synchronized (this.pending) {
			return !this.scheduled;
		}
	}

	synchronized void close() {
		this.closed = true;
		this.tracked.forEach(this::untrack);
		this.watched.forEach((room) -> this.people.hub().removeListener(room, this));
		this.tracked.clear();
		this.watched.clear();
	}

	@Override
	public void changed(PresenceDiff diff) {
		synchronized (this.pending) {
			this.pending.merge(diff.room(), new Pending(diff), Pending::then);
		}
		schedule();
	}

	private void schedule() {
		synchronized (this.pending) {
			if (this.scheduled) {
				return;
			}
			this.scheduled = true;
		}
		this.instance.performInTheEnd(CallKind.UPDATE, this::take);
	}

	private void take(Turn turn) {
		for (PresenceChanged event : events()) {
			if (this.listener != null) {
				turn.state(this.listener.invoke(turn.content().state(), turn.content().props(), event, turn.context()));
			}
		}
	}

	private List<PresenceChanged> events() {
		synchronized (this.pending) {
			this.scheduled = false;
			List<PresenceChanged> events = new ArrayList<>(this.pending.size());
			this.pending.forEach((room, pending) -> events.add(pending.event(room, this.people)));
			this.pending.clear();
			return events;
		}
	}

	/**
	 * What a component has to be told of a room.
	 *
	 * @param diff what has changed, {@code null} for all who are there
	 */
	private record Pending(@Nullable PresenceDiff diff) {

		static final Pending ALL = new Pending(null);

		Pending then(Pending next) {
			return (this.diff != null && next.diff != null) ? new Pending(this.diff.then(next.diff)) : ALL;
		}

		PresenceChanged event(String room, RoomPeople people) {
			return (this.diff != null) ? people.changed(this.diff) : people.complete(room);
		}

	}

}
