package org.livespring.session;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Information about a connection for operators. Contains nothing about its user or the
 * content of components.
 *
 * @param id id of the connection on this node
 * @param nanos nanoseconds since the connection was opened
 * @param components number of awake instances by component
 * @param hibernated number of sleeping instances by component
 * @param sent bytes handed to the network
 * @param queued bytes that wait to be sent
 * @param latency nanoseconds between the last ping and its answer, -1 if no ping was
 * answered yet
 */
public record ConnectionView(String id, long nanos, Map<String, Integer> components, Map<String, Integer> hibernated,
		long sent, long queued, long latency) {

	public ConnectionView {
		components = Map.copyOf(components);
		hibernated = Map.copyOf(hibernated);
	}

	/**
	 * Add up the counts of several connections.
	 * @param connections the connections
	 * @param counts reads the counts by component from a connection
	 * @return the sums by component, a map that the caller may change
	 */
	public static Map<String, Integer> sum(Collection<ConnectionView> connections,
			Function<ConnectionView, Map<String, Integer>> counts) {
		Map<String, Integer> sums = new TreeMap<>();
		connections.forEach((connection) -> counts.apply(connection)
			.forEach((component, count) -> sums.merge(component, count, Integer::sum)));
		return sums;
	}

}
