package org.livespring.component.bind;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.livespring.LiveComponent;
import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.LiveModel;
import org.livespring.LiveQuery;
import org.livespring.component.TestComponents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ComponentPropertiesTests {

	private static final Search.State MOUNTED = new Search.State("", 1, null, Sort.NAME, List.of(), "note", 0,
			"secret");

	private final ComponentProperties properties = TestComponents.read(Search.class).properties();

	private final Map<String, List<String>> defaults = this.properties.texts(MOUNTED);

	@Test
	void writeChangesModels() {
		ActionResult result = write("{'q': 'spring', 'note': 'x', 'amount': '7'}");
		assertThat(result.state())
			.isEqualTo(new Search.State("spring", 1, null, Sort.NAME, List.of(), "x", 7, "secret"));
		assertThat(result.errors()).isEmpty();
	}

	@Test
	void writeOfBadValueLeavesTheStateAndReports() {
		ActionResult result = write("{'note': '', 'amount': 'x', 'q': 'kept'}");
		assertThat(result.state())
			.isEqualTo(new Search.State("kept", 1, null, Sort.NAME, List.of(), "note", 0, "secret"));
		assertThat(result.errors()).isEqualTo(Map.of("note", "must not be blank", "amount", "must be a whole number"));
	}

	@Test
	void writeOfValueThatTheStateRefusesReports() {
		ActionResult result = write("{'amount': '-1'}");
		assertThat(result.state()).isEqualTo(MOUNTED);
		assertThat(result.errors()).isEqualTo(Map.of("amount", "is not valid"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "secret", "page", "Note", "class", "class.module", "__proto__", "note.bytes", "sort[0]",
			"", "state", "props", "hashCode", "constructor" })
	void writeOfAnyOtherNameIsTheSameError(String name) {
		Map<String, JsonNode> values = new LinkedHashMap<>();
		values.put("note", TestComponents.json("'changed'"));
		values.put(name, TestComponents.json("'x'"));
		assertThatExceptionOfType(LiveException.class)
			.isThrownBy(() -> this.properties.write(MOUNTED, values, this.defaults, Locale.ENGLISH))
			.withMessageContaining("has no property '")
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(LiveErrorCode.UNKNOWN_PROPERTY));
	}

	@Test
	void writeOfQueryParametersFollowsTheUrl() {
		Search.State state = new Search.State("old", 5, LocalDate.EPOCH, Sort.PRICE, List.of(1), "n", 0, "secret");
		ActionResult result = write(state,
				"{'q': ['new'], 'p': [], 'day': ['2024-02-29'], 'sort': ['x'], 'facet': ['2','3']}");
		assertThat(result.errors()).isEmpty();
		assertThat(result.state()).isEqualTo(
				new Search.State("new", 1, LocalDate.of(2024, 2, 29), Sort.NAME, List.of(2, 3), "n", 0, "secret"));
	}

	@Test
	void readQueryIgnoresWhatDoesNotFit() {
		Object state = this.properties.readQuery(MOUNTED,
				Map.of("q", List.of("a", "b"), "p", List.of("1000"), "day", List.of("2023-02-29"), "sort", List.of(""),
						"facet", List.of("x"), "page", List.of("7"), "secret", List.of("x"), "note", List.of("x")),
				this.defaults, Locale.ENGLISH);
		assertThat(state).isEqualTo(new Search.State("b", 1, null, null, List.of(), "note", 0, "secret"));
	}

	@Test
	void queryLeavesOutDefaultsAndWhatIsEmpty() {
		assertThat(this.properties.query(MOUNTED, this.defaults)).isEmpty();
		assertThat(this.properties
			.query(new Search.State("x y", 2, LocalDate.EPOCH, Sort.PRICE, List.of(1, 2), "n", 0, ""), this.defaults))
			.containsExactly(Map.entry("q", List.of("x y")), Map.entry("p", List.of("2")),
					Map.entry("day", List.of("1970-01-01")), Map.entry("sort", List.of("PRICE")),
					Map.entry("facet", List.of("1", "2")));
		assertThat(this.properties.query(MOUNTED, Map.of()))
			.isEqualTo(Map.of("p", List.of("1"), "sort", List.of("NAME")));
	}

	@Test
	void queryIsReadAsItWasWritten() {
		Search.State state = new Search.State(" a&b ", 20, LocalDate.EPOCH, Sort.PRICE, List.of(3), "note", 0,
				"secret");
		assertThat(this.properties.readQuery(MOUNTED, this.properties.query(state, this.defaults), this.defaults,
				Locale.ENGLISH))
			.isEqualTo(state);
	}

	@Test
	void queryParametersHaveTheirNames() {
		assertThat(this.properties.queryParameters()).containsExactly(new QueryParameter("q", false),
				new QueryParameter("p", true), new QueryParameter("day", false), new QueryParameter("sort", false),
				new QueryParameter("facet", false));
	}

	private ActionResult write(String values) {
		return write(MOUNTED, values);
	}

	private ActionResult write(Object state, String values) {
		Map<String, JsonNode> map = new LinkedHashMap<>();
		TestComponents.json(values).properties().forEach((entry) -> map.put(entry.getKey(), entry.getValue()));
		return this.properties.write(state, map, this.defaults, Locale.ENGLISH);
	}

	enum Sort {

		NAME, PRICE

	}

	@LiveComponent
	static class Search {

		record State(@LiveModel @LiveQuery String q, @LiveQuery(value = "p", push = true) @Max(100) int page,
				@LiveQuery LocalDate day, @LiveQuery Sort sort, @LiveQuery @Size(max = 2) List<Integer> facet,
				@LiveModel @NotBlank String note, @LiveModel int amount, String secret) {

			State {
				if (amount < 0) {
					throw new IllegalArgumentException("negative");
				}
			}

		}

		State mount() {
			return MOUNTED;
		}

	}

}
