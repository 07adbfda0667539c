package org.livespring.dashboard;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A chart of the last two minutes as SVG. Its paths use relative coordinates, so that
 * most of the text stays the same from second to second and the delta is small.
 *
 * @param title title above the chart
 * @param unit unit of the values
 * @param series the series; the first one is the main one
 */
record Chart(String title, Unit unit, List<Series> series) {

	private static final int WIDTH = 320;

	private static final int HEIGHT = 124;

	/** Left edge of the plot, to the right of the axis labels. */
	private static final int LEFT = 50;

	private static final int TOP = 8;

	private static final int BOTTOM = 104;

	/** Distance between two values, in tenths of an SVG unit. */
	private static final int STEP = 22;

	/** Writes the chart with its title and current values. */
	void write(Html html) {
		html.add("<figure class=\"chart\"><figcaption><h2>%s</h2><p class=\"legend\">", this.title);
		for (Series each : this.series) {
			html.add("<span class=\"key %s\">%s <b>%s</b></span>", each.style(), each.name(),
					this.unit.write(each.last()));
		}
		html.add("</p></figcaption>");
		writeImage(html);
		html.add("</figure>");
	}

	private void writeImage(Html html) {
		double max = this.unit.roundUp(this.series.stream().mapToDouble(Series::largest).max().orElse(0));
		html.add("<svg viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"%s\">", WIDTH, HEIGHT, description());
		writeAxes(html, max);
		for (Series each : this.series) {
			switch (each.shape()) {
				case AREA -> {
					path(html, "area " + each.style(), line(each.values(), max, true));
					path(html, "line " + each.style(), line(each.values(), max, false));
				}
				case LINE -> path(html, "line " + each.style(), line(each.values(), max, false));
				case BARS -> path(html, "bars " + each.style(), bars(each.values(), max));
			}
		}
		html.add("</svg>");
	}

	/** A text description of the chart for screen readers. */
	String description() {
		return this.series.stream()
			.map((each) -> "; " + each.name() + ": now " + this.unit.write(each.last()) + ", highest "
					+ this.unit.write(each.largest()))
			.collect(Collectors.joining("", this.title + ", the last two minutes", ""));
	}

	private void writeAxes(Html html, double max) {
		for (int i = 0; i <= 2; i++) {
			int y = BOTTOM - (BOTTOM - TOP) * i / 2;
			path(html, (i == 0) ? "axis" : "grid", "M" + LEFT + " " + y + "H" + WIDTH);
			html.add("<text x=\"%s\" y=\"%s\" class=\"y\">%s</text>", LEFT - 5, y + 3, this.unit.write(max * i / 2));
		}
		String time = "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>";
		html.add(time, LEFT, HEIGHT - 5, "start", "−2 min");
		html.add(time, (LEFT + WIDTH) / 2, HEIGHT - 5, "middle", "−1 min");
		html.add(time, WIDTH, HEIGHT - 5, "end", "now");
	}

	private static void path(Html html, String style, String path) {
		if (!path.isEmpty()) {
			html.add("<path class=\"%s\" d=\"%s\"></path>", style, path);
		}
	}

	/**
	 * The path of each run of values without gaps: a line, or if closed, the area below
	 * it.
	 */
	private static String line(double[] values, double max, boolean closed) {
		StringBuilder path = new StringBuilder();
		int first = -1;
		for (int i = 0; i < values.length; i++) {
			if (Double.isNaN(values[i])) {
				continue;
			}
			int height = height(values[i], max);
			if (i == 0 || Double.isNaN(values[i - 1])) {
				first = i;
				path.append("M" + tenths(x(i)) + " " + tenths(BOTTOM * 10 - height));
			}
			else {
				path.append("l" + tenths(STEP) + " " + tenths(height(values[i - 1], max) - height));
			}
			if (closed && (i == values.length - 1 || Double.isNaN(values[i + 1]))) {
				path.append("V" + BOTTOM + "h" + tenths(-STEP * (i - first)) + "z");
			}
		}
		return path.toString();
	}

	private static String bars(double[] values, double max) {
		StringBuilder path = new StringBuilder();
		for (int i = 0; i < values.length; i++) {
			int height = Double.isNaN(values[i]) ? 0 : height(values[i], max);
			if (height > 0) {
				path.append("M" + tenths(x(i)) + " " + BOTTOM + "v" + tenths(-height));
			}
		}
		return path.toString();
	}

	/** The last value is at the right edge. */
	private static int x(int i) {
		return WIDTH * 10 - 20 - STEP * (NodeWatch.MEMORY - 1 - i);
	}

	private static int height(double value, double max) {
		return (int) Math.round(Math.max(0, Math.min(value, max)) / max * (BOTTOM - TOP) * 10);
	}

	/**
	 * Formats tenths of a unit. Integers avoid the rounding errors that relative
	 * coordinates would add up.
	 */
	private static String tenths(int tenths) {
		return BigDecimal.valueOf(tenths, 1).stripTrailingZeros().toPlainString();
	}

}
