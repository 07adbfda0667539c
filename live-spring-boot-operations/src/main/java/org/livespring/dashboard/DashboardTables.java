package org.livespring.dashboard;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.livespring.observe.Latencies;

/** The tables of the dashboard. */
final class DashboardTables {

	private static final double NANOS = 1e6;

	private static final int MOST_ROWS = 20;

	private static final Object[] PLAIN = {};

	private static final Object[] BAD = { "class", "bad" };

	private final Html html;

	private final List<Frame.Node> nodes;

	DashboardTables(Html html, List<Frame.Node> nodes) {
		this.html = html;
		this.nodes = nodes;
	}

	void write() {
		this.html.open("div", "class", "tables");
		table("Calls of the last minute", "Nothing was called.", calls(), this::writeCall, "Call", "Calls", "Failed",
				"Median", "95 %", "Slowest");
		table("Slowest calls of the last two minutes", "Nothing was called.", slowest(), this::writeSlowest, "Call",
				"Took", "Waited", "Most of it", "When");
		Map<String, Integer> awake = sum(NodeReport::components);
		Map<String, Integer> asleep = sum(NodeReport::hibernated);
		Map<String, String> troubled = troubled();
		Set<String> names = new TreeSet<>(awake.keySet());
		names.addAll(asleep.keySet());
		names.addAll(troubled.keySet());
		table("Components", "No component is alive.", names, (name) -> writeComponent(name, awake.getOrDefault(name, 0),
				asleep.getOrDefault(name, 0), troubled.getOrDefault(name, "healthy")), "Component", "Awake", "Asleep",
				"Health");
		this.html.close("div");
	}

	private <T> void table(String title, String empty, Collection<T> rows, Consumer<T> writer, String... columns) {
		this.html.open("section", "class", "table").element("h2", title);
		this.html.open("div", "class", "scroll", "tabindex", 0, "role", "region", "aria-label", title);
		this.html.open("table").open("thead").open("tr");
		for (String column : columns) {
			this.html.element("th", column, "scope", "col");
		}
		this.html.close("tr").close("thead").open("tbody");
		if (rows.isEmpty()) {
			this.html.open("tr").element("td", empty, "class", "empty", "colspan", columns.length).close("tr");
		}
		rows.forEach(writer);
		this.html.close("tbody").close("table").close("div").close("section");
	}

	private List<Row> calls() {
		Map<String, List<CallReport>> calls = this.nodes.stream()
			.flatMap((node) -> node.report().calls().stream())
			.collect(Collectors.groupingBy(CallReport::key));
		return calls.values()
			.stream()
			.map(Row::of)
			.sorted(Comparator.<Row>comparingLong((row) -> -row.latencies.total())
				.thenComparing((row) -> row.call.key()))
			.limit(MOST_ROWS)
			.toList();
	}

	private void writeCall(Row row) {
		this.html.open("tr", "live-key", "call-" + row.call.key());
		rowHeader(row.call.call(), row.call.component());
		cell(Unit.COUNT.write(row.latencies.total()));
		this.html.element("td", Unit.COUNT.write(row.failed), (row.failed > 0) ? BAD : PLAIN);
		cell(millis(row.latencies.quantile(0.5)));
		cell(millis(row.latencies.quantile(0.95)));
		cell(millis(row.latencies.slowest()));
		this.html.close("tr");
	}

	/** With the seconds since they ended. */
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
		this.html.open("tr");
		rowHeader(call.call(), call.component());
		cell(millis(call.nanos()));
		cell(millis(call.waited()));
		cell(call.phase() + " " + millis(call.phaseNanos()));
		cell(call.second() + " s ago");
		this.html.close("tr");
	}

	private void writeComponent(String name, int awake, int asleep, String health) {
		this.html.open("tr", "live-key", "component-" + name).element("th", name, "scope", "row");
		cell(Unit.COUNT.write(awake));
		cell(Unit.COUNT.write(asleep));
		this.html.open("td").element("span", health, "class", "health " + health).close("td").close("tr");
	}

	private Map<String, Integer> sum(Function<NodeReport, Map<String, Integer>> counts) {
		Map<String, Integer> sums = new HashMap<>();
		this.nodes.forEach(
				(node) -> counts.apply(node.report()).forEach((name, count) -> sums.merge(name, count, Integer::sum)));
		return sums;
	}

	/** The worst condition of each component that is not healthy everywhere. */
	private Map<String, String> troubled() {
		Map<String, String> troubled = new HashMap<>();
		// "unhealthy" is after "degraded"
		this.nodes.forEach((node) -> node.report()
			.troubled()
			.forEach((name, condition) -> troubled.merge(name, condition,
					(one, other) -> (one.compareTo(other) > 0) ? one : other)));
		return troubled;
	}

	private void rowHeader(String call, String component) {
		this.html.open("th", "scope", "row").text(call + " ").element("small", component).close("th");
	}

	private void cell(String text) {
		this.html.element("td", text);
	}

	private static String millis(long nanos) {
		return Unit.MILLIS.write(nanos / NANOS);
	}

	/** Calls of one kind on several nodes. */
	private record Row(CallReport call, Latencies latencies, long failed) {

		static Row of(List<CallReport> reports) {
			Latencies latencies = new Latencies();
			reports.forEach((report) -> latencies.add(Latencies.read(report.latencies())));
			return new Row(reports.get(0), latencies, reports.stream().mapToLong(CallReport::failed).sum());
		}

	}

}
