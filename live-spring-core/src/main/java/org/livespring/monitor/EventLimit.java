package org.livespring.monitor;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import org.livespring.observe.SecurityEvent;

/**
 * Decides which security events are told, and counts the others. Each user or address has
 * a few of each kind a minute, and the node has a number of each kind, so that clients
 * with many addresses cannot fill anything. Thread-safe.
 */
final class EventLimit {

	/** Most events of one kind and client in a period. */
	static final int OF_CLIENT = 5;

	/** Most events of one kind in a period. */
	static final int OF_NODE = 100;

	private static final long PERIOD = TimeUnit.MINUTES.toNanos(1);

	private long since;

	/** Clients with events that were told; at most as many as events were told. */
	private final Map<Client, Tally> clients = new LinkedHashMap<>();

	private final Map<SecurityEvent.Kind, Tally> kinds = new EnumMap<>(SecurityEvent.Kind.class);

	EventLimit(long now) {
		this.since = now;
	}

	/** Whether an event is told. Otherwise it is counted. */
	synchronized boolean admits(SecurityEvent event) {
		Tally kind = this.kinds.computeIfAbsent(event.kind(), (same) -> new Tally());
		Client key = Client.of(event);
		Tally client = this.clients.get(key);
		if (client == null && kind.told < OF_NODE) {
			client = new Tally();
			this.clients.put(key, client);
		}
		if (client == null) {
			kind.leftOut++;
		}
		else if (kind.told < OF_NODE && client.told < OF_CLIENT) {
			kind.told++;
			client.told++;
			return true;
		}
		else {
			client.leftOut++;
		}
		return false;
	}

	/** Returns at the end of a period what was left out in it, else nothing. */
	synchronized List<SecurityEvent> ended(long now) {
		if (now - this.since < PERIOD) {
			return List.of();
		}
		this.since = now;
		List<SecurityEvent> leftOut = new ArrayList<>();
		this.clients.forEach((client, tally) -> tally.addTo(leftOut, client));
		this.kinds.forEach((kind, tally) -> tally.addTo(leftOut, new Client(kind, null, null)));
		this.clients.clear();
		this.kinds.clear();
		return leftOut;
	}

	/**
	 * Who causes events of a kind.
	 *
	 * @param user name of the user
	 * @param address the address where nobody is logged in
	 */
	private record Client(SecurityEvent.Kind kind, @Nullable String user, @Nullable String address) {

		static Client of(SecurityEvent event) {
			return new Client(event.kind(), event.user(), (event.user() == null) ? event.address() : null);
		}

	}

	/** Guarded by the limit. */
	private static final class Tally {

		private int told;

		private long leftOut;

		void addTo(List<SecurityEvent> events, Client client) {
			if (this.leftOut > 0) {
				events.add(new SecurityEvent(client.kind, client.user, client.address, null, null, this.leftOut));
			}
		}

	}

}
