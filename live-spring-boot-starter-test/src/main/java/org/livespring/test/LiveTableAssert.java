package org.livespring.test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/** Assertions for a table of a page: texts of its cells, by rows and headers. */
public final class LiveTableAssert extends AbstractAssert<LiveTableAssert, LiveElement> {

	private static final String CELLS = "> th, > td";

	LiveTableAssert(LiveElement table) {
		super(table, LiveTableAssert.class);
	}

	private LiveTableAssert check(boolean holds, String expectation) {
		if (!holds) {
			throw new AssertionError("Expected the table " + expectation + ":\n" + text());
		}
		return this;
	}

	private String text() {
		StringBuilder text = new StringBuilder("  ").append(String.join(" | ", readHeaders())).append('\n');
		readRows().forEach((row) -> text.append("  ").append(String.join(" | ", row)).append('\n'));
		return text.toString();
	}

	/** The cells of a row; one that spans columns is there for each of them. */
	private static List<String> cells(LiveElement row) {
		List<String> cells = new ArrayList<>();
		for (LiveElement cell : row.all(CELLS)) {
			String span = cell.attribute("colspan");
			for (int i = 0; i < (span.matches("[1-9]\\d{0,2}") ? Integer.parseInt(span) : 1); i++) {
				cells.add(cell.text());
			}
		}
		return cells;
	}

	private static boolean isHeader(LiveElement row) {
		return row.all("> td").isEmpty();
	}

	private List<LiveElement> lines() {
		return this.actual.all("tr").stream().filter(LiveElement::isVisible).toList();
	}

	private List<String> readHeaders() {
		return lines().stream()
			.filter(LiveTableAssert::isHeader)
			.map(LiveTableAssert::cells)
			.reduce((first, last) -> last)
			.orElse(List.of());
	}

	private List<List<String>> readRows() {
		return lines().stream().filter((row) -> !isHeader(row)).map(LiveTableAssert::cells).toList();
	}

	private int columnOf(String header) {
		int column = readHeaders().indexOf(header);
		check(column >= 0, "to have the header \"" + header + "\"");
		return column;
	}

	private static String cell(List<String> row, int column) {
		return (column < row.size()) ? row.get(column) : "";
	}

	/** The texts of the headers. */
	public LiveTableAssert hasHeaders(String... headers) {
		return check(readHeaders().equals(Arrays.asList(headers)), "to have the headers " + Arrays.toString(headers));
	}

	public LiveTableAssert hasRowCount(int count) {
		return check(readRows().size() == count, "to have " + count + " rows, not " + readRows().size());
	}

	/** A row has these cells. */
	public LiveTableAssert hasRow(String... cells) {
		return check(readRows().contains(Arrays.asList(cells)), "to have the row " + Arrays.toString(cells));
	}

	public LiveTableAssert doesNotHaveRow(String... cells) {
		return check(!readRows().contains(Arrays.asList(cells)), "not to have the row " + Arrays.toString(cells));
	}

	/** The rows, each with the texts of its cells. */
	public ListAssert<List<String>> rows() {
		return Assertions.assertThat(readRows()).as(() -> "rows of\n" + text());
	}

	/** The cells below a header. */
	public ListAssert<String> column(String header) {
		int column = columnOf(header);
		return Assertions.assertThat(readRows().stream().map((row) -> cell(row, column)).toList())
			.as(() -> "\"" + header + "\" of\n" + text());
	}

	/**
	 * The cell below a header.
	 * @param row text of another cell of its row, usually the first one
	 * @param header text of the header
	 */
	public AbstractStringAssert<?> cell(String row, String header) {
		int column = columnOf(header);
		List<List<String>> found = readRows().stream().filter((cells) -> cells.contains(row)).toList();
		check(found.size() == 1, "to have one row with \"" + row + "\", not " + found.size());
		return Assertions.assertThat(cell(found.get(0), column))
			.as(() -> "\"" + header + "\" of \"" + row + "\" in\n" + text());
	}

}
