package org.livespring.render;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

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
