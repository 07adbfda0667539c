package org.livespring.dashboard;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;

import org.livespring.observe.CallSum;
import org.livespring.observe.CallSum.Figure;

/** Writes the tables of the dashboard. */
final class DashboardTables {

	private static final double NANOS = 1e6;

	private static final int MOST_ROWS = 20;

	private final Html html;

	private final List<Frame.Node> nodes;

	DashboardTables(Html html, List<Frame.Node> nodes) {
		this.html = html;
		this.nodes = nodes;
	}

	void write() {
		this.html.add("<div class=\"tables\">");
		table("Calls of the last minute", "Nothing was called.", calls(), this::writeCall, "Call", "Calls", "Failed",
				"Median", "95 %", "Slowest");
		table("Slowest calls of the last two minutes", "Nothing was called.", slowest(), this::writeSlowest, "Call",
				"Took", "Waited", "Most of it", "When");
		Map<String, Integer> awake = merge(NodeReport::components, Integer::sum);
		Map<String, Integer> asleep = merge(NodeReport::hibernated, Integer::sum);
		// The worst condition wins: "unhealthy" sorts after "degraded"
		Map<String, String> troubled = merge(NodeReport::troubled, BinaryOperator.maxBy(Comparator.naturalOrder()));
		Set<String> names = new TreeSet<>(awake.keySet());
		names.addAll(asleep.keySet());
		names.addAll(troubled.keySet());
		table("Components", "No component is alive.", names, (name) -> writeComponent(name, awake.getOrDefault(name, 0),
				asleep.getOrDefault(name, 0), troubled.getOrDefault(name, "healthy")), "Component", "Awake", "Asleep",
				"Health");
		this.html.add("</div>");
	}

	private <T> void table(String title, String empty, Collection<T> rows, Consumer<T> writer, String... columns) {
		this.html.add("""
				<section class="table"><h2>%s</h2><div class="scroll" tabindex="0" role="region" aria-label="%s">\
				<table><thead><tr>""", title, title);
		for (String column : columns) {
			this.html.add("<th scope=\"col\">%s</th>", column);
		}
		this.html.add("</tr></thead><tbody>");
		if (rows.isEmpty()) {
			this.html.add("<tr><td class=\"empty\" colspan=\"%s\">%s</td></tr>", columns.length, empty);
		}
		rows.forEach(writer);
		this.html.add("</tbody></table></div></section>");
	}

	private List<CallReport> calls() {
		Map<String, CallReport> calls = new TreeMap<>();
		this.nodes.forEach(
				(node) -> node.report().calls().forEach((call) -> calls.merge(call.key(), call, CallReport::plus)));
		return calls.values()
			.stream()
			.sorted(Comparator.comparingLong((call) -> -call.sum().get(Figure.CALLS)))
			.limit(MOST_ROWS)
			.toList();
	}

	private void writeCall(CallReport call) {
		CallSum sum = call.sum();
		this.html.add("""
				<tr live-key="call-%s"><th scope="row">%s <small>%s</small></th><td>%s</td>""", call.key(), call.call(),
				call.component(), Unit.COUNT.write(sum.get(Figure.CALLS)));
		this.html.add((sum.get(Figure.FAILED) > 0) ? "<td class=\"bad\">%s</td>" : "<td>%s</td>",
				Unit.COUNT.write(sum.get(Figure.FAILED)));
		this.html.add("<td>%s</td><td>%s</td><td>%s</td></tr>", millis(sum.quantile(0.5)), millis(sum.quantile(0.95)),
				millis(sum.get(Figure.SLOWEST)));
	}

	/** The slowest calls, with the seconds since they ended in place of the second. */
	private List<SlowCall> slowest() {
		return this.nodes.stream()
			.flatMap((node) -> node.report()
				.slowest()
				.stream()
				.map((call) -> call.at(node.report().now().second() - call.second() + node.silence())))
			.sorted(Comparator.comparingLong(SlowCall::nanos).reversed())
			.limit(SlowCalls.MOST)
			.toList();
	}

	private void writeSlowest(SlowCall call) {
		this.html.add("""
				<tr><th scope="row">%s <small>%s</small></th><td>%s</td><td>%s</td><td>%s %s</td>\
				<td>%s s ago</td></tr>""", call.call(), call.component(), millis(call.nanos()), millis(call.waited()),
				call.phase(), millis(call.phaseNanos()), call.second());
	}

	private void writeComponent(String name, int awake, int asleep, String health) {
		this.html.add("""
				<tr live-key="component-%s"><th scope="row">%s</th><td>%s</td><td>%s</td>\
				<td><span class="health %s">%s</span></td></tr>""", name, name, Unit.COUNT.write(awake),
				Unit.COUNT.write(asleep), health, health);
	}

	/** Merges the values of all nodes by name of the component. */
	private <V> Map<String, V> merge(Function<NodeReport, Map<String, V>> values, BinaryOperator<V> both) {
		Map<String, V> merged = new HashMap<>();
		this.nodes
			.forEach((node) -> values.apply(node.report()).forEach((name, value) -> merged.merge(name, value, both)));
		return merged;
	}

	private static String millis(long nanos) {
		return Unit.MILLIS.write(nanos / NANOS);
	}

}
