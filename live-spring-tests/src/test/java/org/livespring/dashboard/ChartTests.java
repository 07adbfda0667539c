package org.livespring.dashboard;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.livespring.dashboard.Series.Shape;
import org.livespring.diff.Patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ChartTests {

	@ParameterizedTest
	@CsvSource({ "COUNT, 0, 0", "COUNT, 7, 7", "COUNT, 999, 999", "COUNT, 999.9, 1k", "COUNT, 12345, 12.3k",
			"MILLIS, 0.25, 0.25 ms", "MILLIS, 12.34, 12.3 ms", "MILLIS, 1500, 1.5 s", "BYTES, 512, 512 B",
			"BYTES, 1536, 1.5 KB", "BYTES, 268435456, 256 MB" })
	void valuesAreWrittenWithTheirUnit(Unit unit, double value, String text) {
		assertThat(unit.write(value)).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource({ "COUNT, 0, 4", "COUNT, 5, 6", "COUNT, 61, 80", "COUNT, 12345, 20000", "MILLIS, 0.3, 1",
			"BYTES, 1500, 2048", "BYTES, 100000, 102400", "BYTES, 1000, 1000" })
	void axisEndsAtARoundNumber(Unit unit, double largest, double end) {
		assertThat(unit.roundUp(largest)).isEqualTo(end);
	}

	@Test
	void axisIsNeverShorterThanItsValues() {
		for (Unit unit : Unit.values()) {
			new Random(3).doubles(1000, 0, 1e10)
				.forEach((value) -> assertThat(unit.roundUp(value)).isBetween(value, Math.max(4, value * 10)));
		}
	}

	@Test
	void pictureIsDescribedInWords() {
		assertThat(chart(Shape.AREA, values(1, 9, 4)).description())
			.isEqualTo("Calls, the last two minutes; all: now 4, highest 9");
		assertThat(write(chart(Shape.AREA, values(1, 9, 4))))
			.contains("role=\"img\" aria-label=\"Calls, the last two minutes; all: now 4, highest 9\"", ">10</text>");
	}

	@Test
	void lineGoesThroughTheValues() {
		double[][] points = points(line(write(chart(Shape.LINE, values(0, 10, 5)))));
		assertThat(points).hasDimensions(3, 2);
		assertThat(points[0][1]).isEqualTo(104);
		assertThat(points[1][1]).isCloseTo(8, within(0.05));
		assertThat(points[2][1]).isCloseTo(56, within(0.05));
		assertThat(points[2][0]).isEqualTo(318);
	}

	@Test
	void lineEndsWhereSecondsAreMissing() {
		String line = line(write(chart(Shape.LINE, values(1, 2, Double.NaN, 3, 4))));
		assertThat(line).matches("M[^M]+l[^M]+M[^M]+l[^M]+");
		String area = line(write(chart(Shape.AREA, values(1, 2, Double.NaN, 3, 4))));
		assertThat(area).matches("M[^Mz]+zM[^Mz]+z");
	}

	@Test
	void aSecondLaterLittleIsNew() {
		double[] values = new Random(5).doubles(NodeWatch.MEMORY + 1, 0, 1000).toArray();
		values[60] = 1000;
		String before = write(chart(Shape.AREA, Arrays.copyOf(values, NodeWatch.MEMORY)));
		String after = write(chart(Shape.AREA, Arrays.copyOfRange(values, 1, values.length)));
		assertThat(Objects.requireNonNull(Patch.between(before, after)).encodedLength()).isLessThan(after.length() / 8);
	}

	private static Chart chart(Shape shape, double... values) {
		return new Chart("Calls", Unit.COUNT, List.of(new Series("all", shape, "one", values)));
	}

	/** The last seconds, nothing before. */
	private static double[] values(double... last) {
		double[] values = new double[NodeWatch.MEMORY];
		Arrays.fill(values, Double.NaN);
		System.arraycopy(last, 0, values, values.length - last.length, last.length);
		return values;
	}

	private static String write(Chart chart) {
		Html html = new Html();
		chart.write(html);
		return html.toString();
	}

	private static String line(String svg) {
		Matcher path = Pattern.compile("class=\"(?:line|area) one\" d=\"([^\"]+)\"").matcher(svg);
		assertThat(path.find()).isTrue();
		return path.group(1);
	}

	private static double[][] points(String path) {
		Matcher part = Pattern.compile("([Ml])(-?[0-9.]+) (-?[0-9.]+)").matcher(path);
		double[] at = new double[2];
		return part.results().map((result) -> {
			boolean relative = result.group(1).equals("l");
			at[0] = (relative ? at[0] : 0) + Double.parseDouble(result.group(2));
			at[1] = (relative ? at[1] : 0) + Double.parseDouble(result.group(3));
			return at.clone();
		}).toArray(double[][]::new);
	}

}
