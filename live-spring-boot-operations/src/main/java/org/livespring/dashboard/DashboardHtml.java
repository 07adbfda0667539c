package org.livespring.dashboard;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

import org.livespring.dashboard.Series.Shape;
import org.livespring.observe.Latencies;

/** What the dashboard shows, as HTML. */
final class DashboardHtml {

	private static final double NANOS = 1e6;

	private final Frame frame;

	private final Frame.@Nullable Node node;

	private final List<Frame.Node> nodes;

	private final List<@Nullable Moment> moments;

	private final Moment now;

	private final Html html = new Html(32 * 1024);

	DashboardHtml(Frame frame, String node) {
		this.frame = frame;
		this.node = frame.node(node);
		this.nodes = frame.chosen(node);
		this.moments = Frame.together(this.nodes);
		this.now = this.moments.stream()
			.filter(Objects::nonNull)
			.reduce((first, second) -> second)
			.orElseGet(() -> Moment.sum(0, List.of()));
	}

	String write() {
		writeHeader();
		writeTiles();
		writeCharts();
		new DashboardTables(this.html, this.nodes).write();
		return this.html.toString();
	}

	private void writeHeader() {
		this.html.open("header").element("h1", "Live dashboard");
		this.html.open("nav", "aria-label", "Nodes");
		writeNode("", "All nodes", this.frame.nodes().stream().filter((node) -> !node.gone()).count() + " alive",
				"all");
		for (Frame.Node node : this.frame.nodes()) {
			writeNode(node.id(), node.name(), state(node), node.gone() ? "gone" : "alive");
		}
		this.html.close("nav").close("header");
	}

	private static String state(Frame.Node node) {
		if (node.gone()) {
			return "gone for " + node.silence() + " s";
		}
		return node.report().draining() ? "draining" : "up " + uptime(node.report().uptime());
	}

	static String uptime(long seconds) {
		Duration time = Duration.ofSeconds(seconds);
		if (time.toDays() > 0) {
			return time.toDays() + " d " + time.toHoursPart() + " h";
		}
		if (time.toHours() > 0) {
			return time.toHours() + " h " + time.toMinutesPart() + " min";
		}
		return (time.toMinutes() > 0) ? time.toMinutes() + " min" : seconds + " s";
	}

	private void writeNode(String id, String name, String state, String style) {
		boolean chosen = id.equals((this.node != null) ? this.node.id() : "");
		this.html.open("button", "type", "button", "class", "node " + style, "live-key", "node-" + id, "live-click",
				"choose", "live-value-node", id, "aria-pressed", chosen);
		this.html.element("span", name, "class", "name").text(" ").element("small", state).close("button");
	}

	private void writeTiles() {
		this.html.open("dl", "class", "tiles");
		tile("Connections", Unit.COUNT.write(this.now.connections()));
		this.html.open("div", "class", "tile").element("dt", "Components").open("dd");
		this.html.text(Unit.COUNT.write(this.now.instances()) + " ")
			.element("small", Unit.COUNT.write(this.now.hibernated()) + " asleep");
		this.html.close("dd").close("div");
		tile("Rooms", Unit.COUNT.write(this.now.rooms()));
		tile("Calls a second", Unit.COUNT.write(this.now.actions() + this.now.others()));
		tile("95 % within", Unit.MILLIS.write(quantile(this.now, 0.95)));
		long failed = sum(Moment::failed);
		tile("Failed in 2 min", Unit.COUNT.write(failed), (failed > 0) ? "tile bad" : "tile");
		long snapshots = sum(Moment::snapshots);
		tile("Mean snapshot", Unit.BYTES.write((snapshots > 0) ? sum(Moment::snapshotSize) / (double) snapshots : 0));
		String heap = (this.now.heapMax() > 0) ? "Heap of " + Unit.BYTES.write(this.now.heapMax()) : "Heap";
		tile(heap, Unit.BYTES.write(this.now.heap()));
		this.html.close("dl");
	}

	private void tile(String name, String value) {
		tile(name, value, "tile");
	}

	private void tile(String name, String value, String style) {
		this.html.open("div", "class", style).element("dt", name).element("dd", value).close("div");
	}

	private long sum(ToLongFunction<Moment> member) {
		return this.moments.stream().filter(Objects::nonNull).mapToLong(member).sum();
	}

	private static double quantile(Moment moment, double share) {
		return Latencies.read(moment.latencies()).quantile(share) / NANOS;
	}

	private void writeCharts() {
		this.html.open("div", "class", "charts");
		chart("Calls a second", Unit.COUNT, series("from browsers", Shape.AREA, "one", Moment::actions),
				series("from inside", Shape.LINE, "two", Moment::others),
				series("failed", Shape.BARS, "bad", Moment::failed));
		chart("Latency of calls from browsers", Unit.MILLIS,
				latency("95 %", Shape.AREA, "one", (all) -> all.quantile(0.95)),
				latency("median", Shape.LINE, "two", (all) -> all.quantile(0.5)),
				latency("slowest", Shape.LINE, "three", Latencies::slowest));
		chart("Connections and components", Unit.COUNT, series("awake", Shape.LINE, "two", Moment::instances),
				series("asleep", Shape.LINE, "three", Moment::hibernated),
				series("connections", Shape.AREA, "one", Moment::connections));
		chart("Changes sent a second", Unit.BYTES, series("HTML and state", Shape.AREA, "one", Moment::bytes));
		chart("Heap", Unit.BYTES, series("in use", Shape.AREA, "one", Moment::heap));
		chart("Pauses of the garbage collector", Unit.MILLIS, series("in a second", Shape.BARS, "one", Moment::pause));
		this.html.close("div");
	}

	private void chart(String title, Unit unit, Series... series) {
		new Chart(title, unit, List.of(series)).write(this.html);
	}

	private Series series(String name, Shape shape, String style, ToLongFunction<Moment> value) {
		return Series.of(name, shape, style, this.moments, value::applyAsLong);
	}

	private Series latency(String name, Shape shape, String style, ToLongFunction<Latencies> value) {
		return Series.of(name, shape, style, this.moments,
				(moment) -> value.applyAsLong(Latencies.read(moment.latencies())) / NANOS);
	}

}
