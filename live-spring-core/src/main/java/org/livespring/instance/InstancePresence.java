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
import org.livespring.membership.CallPresence;
import org.livespring.membership.RoomPeople;
import org.livespring.presence.PresenceDiff;
import org.livespring.presence.PresenceListener;
import org.livespring.state.Memberships;
import org.livespring.state.Memberships.Presence;

/**
 * The presence of an instance in rooms, and its view of the other members. While the
 * instance is busy, the changes of a room are combined into one. Thread-safe.
 */
final class InstancePresence implements PresenceListener {

	/** Id of the instance. */
	private final String instance;

	private final RoomPeople people;

	/** Whether the component listens to {@code PresenceChanged}. */
	private final boolean listens;

	/** Submits a call that takes the pending changes. */
	private final Runnable wake;

	// Guarded by this
	private final Map<String, Presence> tracked = new HashMap<>(0);

	/** Rooms whose changes the component's listener receives. */
	private volatile Set<String> told = Set.of();

	/** Rooms whose presence {@code view} read. */
	private volatile Set<String> read = Set.of();

	// Guarded by this
	private final Set<String> watched = new HashSet<>(0);

	// Guarded by this
	private boolean closed;

	/** Pending changes by room. Guarded by itself. */
	private final Map<String, Pending> pending = new LinkedHashMap<>(0);

	// Guarded by pending
	private boolean scheduled;

	InstancePresence(String instance, RoomPeople people, boolean listens, Runnable wake) {
		this.instance = instance;
		this.people = people;
		this.listens = listens;
		this.wake = wake;
	}

	/** Adjust presence and watched rooms to the memberships of the instance. */
	synchronized void follow(Memberships memberships, CallPresence call, Set<String> read) {
		if (this.closed) {
			return;
		}
		track(memberships.presences(), call.said());
		this.told = this.listens ? memberships.rooms().keySet() : Set.of();
		this.read = read;
		watch(this.told);
		watch(read);
		this.watched.removeIf((room) -> {
			boolean left = !this.told.contains(room) && !read.contains(room);
			if (left) {
				this.people.hub().removeListener(room, this);
			}
			return left;
		});
		call.passing()
			.forEach((room, now) -> this.people.hub()
				.pass(room, now.key(), this.instance, now.metadata(), now.life().toMillis()));
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
				this.people.hub().track(room, presence.key(), this.instance, presence.metadata());
				this.tracked.put(room, presence);
			}
		});
	}

	private void untrack(String room, Presence presence) {
		this.people.hub().untrack(room, presence.key(), this.instance);
	}

	private void watch(Set<String> rooms) {
		for (String room : rooms) {
			if (this.watched.add(room)) {
				this.people.hub().addListener(room, this);
				changed(room, Pending.ALL);
			}
		}
	}

	/** Take over presences that exist already, as its snapshot says. */
	synchronized void resume(Map<String, Presence> presences) {
		this.tracked.putAll(presences);
	}

	/** Stop watching rooms, but stay present in them. */
	synchronized void sleep() {
		this.tracked.clear();
		close();
	}

	/** Whether no change is pending. */
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
		changed(diff.room(), new Pending(diff));
	}

	private void changed(String room, Pending change) {
		synchronized (this.pending) {
			this.pending.merge(room, change, Pending::then);
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
		this.wake.run();
	}

	/**
	 * Take the pending changes.
	 * @param outdated runs if {@code view} read a room that changed
	 * @return the events for the component
	 */
	List<PresenceChanged> take(Runnable outdated) {
		synchronized (this.pending) {
			this.scheduled = false;
			List<PresenceChanged> events = new ArrayList<>(this.pending.size());
			this.pending.forEach((room, pending) -> {
				if (this.told.contains(room)) {
					events.add(pending.event(room, this.people));
				}
				if (this.read.contains(room)) {
					outdated.run();
				}
			});
			this.pending.clear();
			return events;
		}
	}

	/**
	 * A pending change of a room.
	 *
	 * @param diff the change, {@code null} for a complete list of all members
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
