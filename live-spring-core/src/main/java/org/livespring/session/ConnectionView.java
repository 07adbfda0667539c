package org.livespring.session;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What an operator may know of a connection: nothing of its user or of what components
 * hold.
 *
 * @param id its id on this node
 * @param nanos how long it has been open
 * @param components number of its instances that are awake, by component
 * @param hibernated number of its instances that are asleep, by component
 * @param sent bytes handed to the network
 * @param queued bytes that wait to be sent
 * @param latency nanoseconds the browser took to answer the last ping, -1 if none was
 * answered yet
 */
public record ConnectionView(String id, long nanos, Map<String, Integer> components, Map<String, Integer> hibernated,
		long sent, long queued, long latency) {

	public ConnectionView {
		components = Map.copyOf(components);
		hibernated = Map.copyOf(hibernated);
	}

	/**
	 * Add up numbers of several connections.
	 * @param connections the connections
	 * @param counts numbers by component
	 * @return their sums by component, to which the caller may add
	 */
	public static Map<String, Integer> sum(Collection<ConnectionView> connections,
			Function<ConnectionView, Map<String, Integer>> counts) {
		Map<String, Integer> sums = new TreeMap<>();
		connections.forEach((connection) -> counts.apply(connection)
			.forEach((component, count) -> sums.merge(component, count, Integer::sum)));
		return sums;
	}

}
