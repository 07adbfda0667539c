package org.livespring.dashboard;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The tables of the dashboard. */
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
		this.html.open("div", "class", "tables");
		writeCalls();
		writeSlowest();
		writeComponents();
		this.html.close("div");
	}

	private void writeCalls() {
		Map<String, Row> rows = new LinkedHashMap<>();
		this.nodes.forEach((node) -> node.report()
			.calls()
			.forEach((call) -> rows.computeIfAbsent(call.key(), (key) -> new Row(call)).add(call)));
		List<Row> most = rows.values()
			.stream()
			.sorted(Comparator.<Row>comparingLong((row) -> -row.latencies.total()).thenComparing((row) -> row.key))
			.limit(MOST_ROWS)
			.toList();
		openTable("Calls of the last minute", "Call", "Calls", "Failed", "Median", "95 %", "Slowest");
		if (most.isEmpty()) {
			emptyRow(6, "Nothing was called.");
		}
		most.forEach(this::writeCall);
		closeTable();
	}

	private void writeCall(Row row) {
		this.html.open("tr", "live-key", "call-" + row.key);
		rowHeader(row.call, row.component);
		cell(Unit.COUNT.write(row.latencies.total()));
		cell(Unit.COUNT.write(row.failed), (row.failed > 0) ? "bad" : "");
		cell(millis(row.latencies.quantile(0.5)));
		cell(millis(row.latencies.quantile(0.95)));
		cell(millis(row.latencies.slowest()));
		this.html.close("tr");
	}

	private void writeSlowest() {
		openTable("Slowest calls of the last two minutes", "Call", "Took", "Waited", "Most of it", "When");
		List<SlowCall> slowest = this.nodes.stream()
			.flatMap((node) -> node.report().slowest().stream().map((call) -> ago(call, node)))
			.sorted(Comparator.comparingLong(SlowCall::nanos).reversed())
			.limit(8)
			.toList();
		if (slowest.isEmpty()) {
			emptyRow(5, "Nothing was called.");
		}
		for (SlowCall call : slowest) {
			this.html.open("tr");
			rowHeader(call.call(), call.component());
			cell(millis(call.nanos()));
			cell(millis(call.waited()));
			cell(call.phase() + " " + millis(call.phaseNanos()));
			cell(call.second() + " s ago");
			this.html.close("tr");
		}
		closeTable();
	}

	/** With the seconds since it ended. */
	private static SlowCall ago(SlowCall call, Frame.Node node) {
		long ago = node.report().now().second() - call.second() + node.silence();
		return new SlowCall(call.component(), call.call(), ago, call.nanos(), call.waited(), call.phase(),
				call.phaseNanos());
	}

	private void writeComponents() {
		Map<String, Integer> awake = sum(NodeReport::components);
		Map<String, Integer> asleep = sum(NodeReport::hibernated);
		Map<String, String> troubled = troubled();
		Set<String> names = new TreeSet<>(awake.keySet());
		names.addAll(asleep.keySet());
		names.addAll(troubled.keySet());
		openTable("Components", "Component", "Awake", "Asleep", "Health");
		if (names.isEmpty()) {
			emptyRow(4, "No component is alive.");
		}
		for (String name : names) {
			String health = troubled.getOrDefault(name, "healthy");
			this.html.open("tr", "live-key", "component-" + name).element("th", name, "scope", "row");
			cell(Unit.COUNT.write(awake.getOrDefault(name, 0)));
			cell(Unit.COUNT.write(asleep.getOrDefault(name, 0)));
			this.html.open("td").element("span", health, "class", "health " + health).close("td").close("tr");
		}
		closeTable();
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

	private void openTable(String title, String... columns) {
		this.html.open("section", "class", "table").element("h2", title);
		this.html.open("div", "class", "scroll", "tabindex", 0, "role", "region", "aria-label", title);
		this.html.open("table").open("thead").open("tr");
		for (String column : columns) {
			this.html.element("th", column, "scope", "col");
		}
		this.html.close("tr").close("thead").open("tbody");
	}

	private void closeTable() {
		this.html.close("tbody").close("table").close("div").close("section");
	}

	private void emptyRow(int columns, String text) {
		this.html.open("tr").element("td", text, "class", "empty", "colspan", columns).close("tr");
	}

	private void rowHeader(String call, String component) {
		this.html.open("th", "scope", "row").text(call + " ").element("small", component).close("th");
	}

	private void cell(String text) {
		this.html.element("td", text);
	}

	private void cell(String text, String style) {
		if (style.isEmpty()) {
			cell(text);
		}
		else {
			this.html.element("td", text, "class", style);
		}
	}

	private static String millis(long nanos) {
		return Unit.MILLIS.write(nanos / NANOS);
	}

	/** Calls of one kind on several nodes. */
	private static final class Row {

		private final String key;

		private final String component;

		private final String call;

		private final Latencies latencies = new Latencies();

		private long failed;

		Row(CallReport call) {
			this.key = call.key();
			this.component = call.component();
			this.call = call.call();
		}

		void add(CallReport report) {
			this.latencies.add(Latencies.read(report.latencies()));
			this.failed += report.failed();
		}

	}

}
