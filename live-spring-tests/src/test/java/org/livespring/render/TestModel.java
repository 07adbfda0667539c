package org.livespring.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Models of the test templates; public, since compiled templates name them. */
public final class TestModel {

	private TestModel() {
	}

	/** Written by a formatter of the application. */
	public record Price(int cents) {

	}

	public record Props(String room) {

	}

	public record State(boolean open) {

	}

	public record Basics(int id, String name, Price price) {

	}

	public record Item(String id, String text) {

	}

	public record Items(List<Item> items) {

	}

	public record Row(int number, String name, int quantity) {

	}

	/** A table of 200 rows, one of which differs from change to change. */
	public record Table(List<Row> rows) {

		public static Table of(int change) {
			return new Table(IntStream.range(0, 200)
				.mapToObj((i) -> new Row(i, "Article number " + i, (i == 100) ? change : i % 17))
				.toList());
		}

		/** As an immutable state changes: all other rows are the same objects. */
		public Table change(int change) {
			List<Row> changed = new ArrayList<>(this.rows);
			changed.set(100, new Row(100, "Article number 100", change));
			return new Table(changed);
		}

	}

	public static Basics basics(String name) {
		return new Basics(7, name, new Price(123450));
	}

	public static Items items(String... ids) {
		return new Items(Arrays.stream(ids).map((id) -> new Item(id, "item " + id)).toList());
	}

	static Map<String, String> errors() {
		return Map.of("name", "too short");
	}

}
