package org.livespring.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table of meters in {@code docs/metrics.md}. */
public final class MetricsDocument {

	static final Path DOCS = Path.of("..", "docs");

	private static final Pattern ROW = Pattern
		.compile("\\| `(live\\.[a-z.]+)` \\| `(live_\\w+)` \\| (\\w+) \\|([^|]*)\\|.*");

	private MetricsDocument() {
	}

	/** The rows in their order. */
	public static List<Row> rows() throws IOException {
		List<Row> rows = new ArrayList<>();
		for (String line : Files.readAllLines(DOCS.resolve("metrics.md"))) {
			Matcher matcher = ROW.matcher(line);
			if (matcher.matches()) {
				Set<String> tags = Pattern.compile("`(\\w+)`")
					.matcher(matcher.group(4))
					.results()
					.map((found) -> found.group(1))
					.collect(Collectors.toSet());
				rows.add(new Row(matcher.group(1), matcher.group(2), tags));
			}
		}
		return rows;
	}

	/**
	 * A row.
	 *
	 * @param meter name of the meter
	 * @param series name of its series
	 * @param tags names of its tags
	 */
	public record Row(String meter, String series, Set<String> tags) {

	}

}
