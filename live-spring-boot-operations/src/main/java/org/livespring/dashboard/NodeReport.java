package org.livespring.dashboard;

import java.util.List;
import java.util.Map;

import org.livespring.LiveEventName;

/**
 * What a node tells the others of itself, once a second while somebody looks. Names are
 * those that components declare; nothing of users, state or keys.
 *
 * @param node id of the node, another one after each start
 * @param name its name for people
 * @param uptime seconds since its start
 * @param now the last second
 * @param before the seconds before it, only in the first report
 * @param calls what was called in the last minute
 * @param slowest the slowest calls of the last two minutes
 * @param components components that are awake, by name
 * @param hibernated components that are asleep, by name
 * @param troubled components that are not healthy, with their condition
 * @param draining whether the node goes away
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
