package org.livespring.dashboard;

import java.util.List;
import java.util.Map;

import org.livespring.LiveEventName;

/**
 * The figures that a node publishes to the other nodes, once a second while a dashboard
 * is open. All names are declared by components; a report contains no users, states or
 * keys.
 *
 * @param node id of the node, a new one after each start
 * @param name its display name
 * @param uptime seconds since its start
 * @param now figures of the last second
 * @param before figures of the seconds before, only in the first report
 * @param calls the calls of the last minute
 * @param slowest the slowest calls of the last two minutes
 * @param components components that are awake, by name
 * @param hibernated components that are asleep, by name
 * @param troubled components that are not healthy, with their condition
 * @param draining whether the node is draining
 */
@LiveEventName("live.dashboard.report")
public record NodeReport(String node, String name, long uptime, Moment now, List<Moment> before, List<CallReport> calls,
		List<SlowCall> slowest, Map<String, Integer> components, Map<String, Integer> hibernated,
		Map<String, String> troubled, boolean draining) {

	public NodeReport {
		before = List.copyOf(before);
		calls = List.copyOf(calls);
		slowest = List.copyOf(slowest);
		components = Map.copyOf(components);
		hibernated = Map.copyOf(hibernated);
		troubled = Map.copyOf(troubled);
	}

}
