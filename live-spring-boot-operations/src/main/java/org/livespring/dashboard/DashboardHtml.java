package org.livespring.dashboard;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

import org.jspecify.annotations.Nullable;

import org.livespring.dashboard.Series.Shape;
import org.livespring.observe.CallSum.Figure;

/** Writes the dashboard as HTML. */
final class DashboardHtml {

	private static final double NANOS = 1e6;

	private final Frame frame;

	private final Frame.@Nullable Node node;

	private final List<Frame.Node> nodes;

	private final List<@Nullable Moment> moments;

	private final Moment now;

	private final Html html = new Html();

	DashboardHtml(Frame frame, String node) {
		this.frame = frame;
		this.node = frame.node(node);
		this.nodes = frame.chosen(node);
		this.moments = Frame.together(this.nodes);
		this.now = this.moments.stream().filter(Objects::nonNull).reduce((first, second) -> second).orElse(Moment.NONE);
	}

	String write() {
		writeHeader();
		writeTiles();
		writeCharts();
		new DashboardTables(this.html, this.nodes).write();
		return this.html.toString();
	}

	private void writeHeader() {
		this.html.add("<header><h1>Live dashboard</h1><nav aria-label=\"Nodes\">");
		writeNode("", "All nodes", this.frame.nodes().stream().filter((node) -> !node.gone()).count() + " alive",
				"all");
		for (Frame.Node node : this.frame.nodes()) {
			writeNode(node.id(), node.name(), state(node), node.gone() ? "gone" : "alive");
		}
		this.html.add("</nav></header>");
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
		this.html.add("""
				<button type="button" class="node %s" live-key="node-%s" live-click="choose" live-value-node="%s" \
				aria-pressed="%s"><span class="name">%s</span> <small>%s</small></button>""", style, id, id, chosen,
				name, state);
	}

	private void writeTiles() {
		this.html.add("<dl class=\"tiles\">");
		tile("tile", "Connections", Unit.COUNT.write(this.now.connections()));
		this.html.add("<div class=\"tile\"><dt>Components</dt><dd>%s <small>%s asleep</small></dd></div>",
				Unit.COUNT.write(this.now.instances()), Unit.COUNT.write(this.now.hibernated()));
		tile("tile", "Rooms", Unit.COUNT.write(this.now.rooms()));
		tile("tile", "Calls a second", Unit.COUNT.write(this.now.all(Figure.CALLS)));
		tile("tile", "95 % within", Unit.MILLIS.write(this.now.fromBrowsers().quantile(0.95) / NANOS));
		long failed = sum(Figure.FAILED);
		tile((failed > 0) ? "tile bad" : "tile", "Failed in 2 min", Unit.COUNT.write(failed));
		long snapshots = sum(Figure.SNAPSHOTS);
		tile("tile", "Mean snapshot",
				Unit.BYTES.write((snapshots > 0) ? sum(Figure.SNAPSHOT_SIZE) / (double) snapshots : 0));
		String heap = (this.now.heapMax() > 0) ? "Heap of " + Unit.BYTES.write(this.now.heapMax()) : "Heap";
		tile("tile", heap, Unit.BYTES.write(this.now.heap()));
		this.html.add("</dl>");
	}

	private void tile(String style, String name, String value) {
		this.html.add("<div class=\"%s\"><dt>%s</dt><dd>%s</dd></div>", style, name, value);
	}

	private long sum(Figure figure) {
		return this.moments.stream().filter(Objects::nonNull).mapToLong((moment) -> moment.all(figure)).sum();
	}

	private void writeCharts() {
		this.html.add("<div class=\"charts\">");
		chart("Calls a second", Unit.COUNT,
				series("from browsers", Shape.AREA, "one", (moment) -> moment.fromBrowsers().get(Figure.CALLS)),
				series("from inside", Shape.LINE, "two", (moment) -> moment.others().get(Figure.CALLS)),
				series("failed", Shape.BARS, "bad", (moment) -> moment.all(Figure.FAILED)));
		chart("Latency of calls from browsers", Unit.MILLIS,
				series("95 %", Shape.AREA, "one", (moment) -> moment.fromBrowsers().quantile(0.95) / NANOS),
				series("median", Shape.LINE, "two", (moment) -> moment.fromBrowsers().quantile(0.5) / NANOS),
				series("slowest", Shape.LINE, "three", (moment) -> moment.fromBrowsers().get(Figure.SLOWEST) / NANOS));
		chart("Connections and components", Unit.COUNT, series("awake", Shape.LINE, "two", Moment::instances),
				series("asleep", Shape.LINE, "three", Moment::hibernated),
				series("connections", Shape.AREA, "one", Moment::connections));
		chart("Changes sent a second", Unit.BYTES,
				series("HTML and state", Shape.AREA, "one", (moment) -> moment.all(Figure.BYTES)));
		chart("Heap", Unit.BYTES, series("in use", Shape.AREA, "one", Moment::heap));
		chart("Pauses of the garbage collector", Unit.MILLIS, series("in a second", Shape.BARS, "one", Moment::pause));
		this.html.add("</div>");
	}

	private void chart(String title, Unit unit, Series... series) {
		new Chart(title, unit, List.of(series)).write(this.html);
	}

	/** Returns a series of values, {@code NaN} for seconds without a report. */
	private Series series(String name, Shape shape, String style, ToDoubleFunction<Moment> value) {
		return new Series(name, shape, style,
				this.moments.stream()
					.mapToDouble((moment) -> (moment != null) ? value.applyAsDouble(moment) : Double.NaN)
					.toArray());
	}

}
