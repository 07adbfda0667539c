package org.livespring.render;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.springframework.core.ResolvableType;

import org.livespring.component.bind.InputFormats;
import org.livespring.component.form.FormErrors;
import org.livespring.component.form.FormFields;

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

	/** A form. */
	public record Order(@NotBlank @Size(max = 40) String name, @Email String email, @Min(1) @Max(9) int pieces,
			@NotNull Extent extent, LocalDate until, @AssertTrue boolean terms, String note, List<Item> lines) {

		public enum Extent {

			SMALL, LARGE

		}

	}

	/** What the form begins with. */
	public record Fields(String name, Order.Extent extent, LocalDate until, boolean terms, String note,
			List<Item> lines, Map<String, String> choice) {

	}

	public static Fields fields() {
		return new Fields("Ann \"A\"", null, LocalDate.of(2026, 5, 1), true, "a<b", List.of(new Item("7", "Tea")),
				new TreeMap<>(Map.of("Milk", "Milk", "Tea", "Green tea")));
	}

	static RenderCall.Forms forms() {
		FormFields fields = new FormFields(ResolvableType.forClass(Order.class), InputFormats.NONE);
		FormErrors errors = FormErrors.NONE.with("rename", Map.of("name", "too short"))
			.with("order:7", Map.of("email", "wrong"))
			.with("order", Map.of("pieces", "too <many>\nno number"));
		return new RenderCall.Forms(Map.of("order", fields, "rename", fields), errors);
	}

}
