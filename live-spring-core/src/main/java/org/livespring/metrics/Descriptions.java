package org.livespring.metrics;

import java.util.Map;

import org.springframework.util.Assert;

/** What each meter tells; {@code docs/metrics.md} says more of it. */
final class Descriptions {

	private static final Map<String, String> TEXTS = Map.ofEntries(Map.entry("live.connections", "Open connections"),
			Map.entry("live.connections.lingering", "Lost connections with components that are still alive"),
			Map.entry("live.connections.opened", "Connections opened"),
			Map.entry("live.connections.closed", "Connections closed or refused, by close code"),
			Map.entry("live.components", "Component instances on open connections"),
			Map.entry("live.mounts", "Mounting with the first render and signature"),
			Map.entry("live.rehydrations", "Snapshots handed over by browsers"),
			Map.entry("live.hibernations", "Component instances that fell asleep"),
			Map.entry("live.actions", "Actions from their turn to the answer"),
			Map.entry("live.wait", "Time that calls waited for their turn"),
			Map.entry("live.phases", "Parts of all calls"), Map.entry("live.renders", "Templates rendered"),
			Map.entry("live.renders.skipped", "Changes of the state that the template would not show"),
			Map.entry("live.delta.size", "Size of the deltas sent"),
			Map.entry("live.full.texts", "Whole HTML sent in place of a delta"),
			Map.entry("live.snapshot.size", "Size of signed snapshots"),
			Map.entry("live.queue", "Waiting to be sent on all connections"),
			Map.entry("live.queue.longest", "Waiting on the connection with the longest queue"),
			Map.entry("live.slow.consumers", "Connections closed because the browser did not read"),
			Map.entry("live.frames.refused", "Frames answered with an error"),
			Map.entry("live.security.events", "What a security officer wants to know"),
			Map.entry("live.outbox.replays", "Calls sent again after a lost connection"),
			Map.entry("live.rooms", "Rooms with members on this node"),
			Map.entry("live.rooms.members", "Members of the rooms of this node"),
			Map.entry("live.publishes", "Messages published on this node, until the broker is done with them"),
			Map.entry("live.deliveries", "Events given to members"),
			Map.entry("live.delivery.lag", "Age of an event when the last member of this node got it"),
			Map.entry("live.rooms.gaps", "Events that came while some before them had not"),
			Map.entry("live.rooms.resyncs", "Members told that events are missing"),
			Map.entry("live.broker.available", "Whether other nodes can be reached"),
			Map.entry("live.fragments", "Fragments that connections of this node share"),
			Map.entry("live.presence.members", "Members present in all rooms of all nodes"),
			Map.entry("live.presence.nodes", "Other nodes that are alive"),
			Map.entry("live.presence.changes", "Members that joined, changed or left"));

	private Descriptions() {
	}

	/**
	 * What a meter tells.
	 * @param meter its name
	 * @return a short text
	 */
	static String of(String meter) {
		String text = TEXTS.get(meter);
		Assert.state(text != null, () -> "The meter '" + meter + "' has no description");
		return text;
	}

}
