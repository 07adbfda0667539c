package org.livespring.component.bind;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.ResolvableType;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.component.TestComponents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ValueBinderTests {

	static Stream<Arguments> values() {
		return Stream.of(
		// @formatter:off
				arguments(String.class, "' a '", " a "),
				arguments(String.class, "''", ""),
				arguments(String.class, "5", "5"),
				arguments(String.class, "null", null),
				arguments(String.class, "['a','b']", "b"),
				arguments(String.class, "[]", null),
				arguments(int.class, "' 7 '", 7),
				arguments(int.class, "7", 7),
				arguments(int.class, "'007'", 7),
				arguments(int.class, "'+7'", 7),
				arguments(Integer.class, "''", null),
				arguments(Integer.class, "' '", null),
				arguments(long.class, "9223372036854775807", Long.MAX_VALUE),
				arguments(byte.class, "'-128'", (byte) -128),
				arguments(short.class, "'12'", (short) 12),
				arguments(BigInteger.class, "123456789012345678901234567890", new BigInteger("123456789012345678901234567890")),
				arguments(double.class, "'1.5'", 1.5),
				arguments(double.class, "1e3", 1000.0),
				arguments(Double.class, "'.5'", 0.5),
				arguments(float.class, "'2.5e-1'", 0.25f),
				arguments(BigDecimal.class, "'12.50'", new BigDecimal("12.50")),
				arguments(char.class, "'x'", 'x'),
				arguments(boolean.class, "'on'", true),
				arguments(boolean.class, "true", true),
				arguments(boolean.class, "'off'", false),
				arguments(boolean.class, "['false','true']", true),
				arguments(boolean.class, "null", false),
				arguments(boolean.class, "''", false),
				arguments(Boolean.class, "null", null),
				arguments(Color.class, "'RED'", Color.RED),
				arguments(Color.class, "' GREEN '", Color.GREEN),
				arguments(Color.class, "''", null),
				arguments(LocalDate.class, "' 2024-02-29 '", LocalDate.of(2024, 2, 29)),
				arguments(LocalTime.class, "'23:59'", LocalTime.of(23, 59)),
				arguments(LocalDateTime.class, "'2024-02-29T10:15'", LocalDateTime.of(2024, 2, 29, 10, 15)),
				arguments(Instant.class, "'2024-02-29T10:15:00Z'", Instant.parse("2024-02-29T10:15:00Z")),
				arguments(OffsetDateTime.class, "'2024-02-29T10:15:00+02:00'", OffsetDateTime.of(2024, 2, 29, 10, 15, 0, 0, ZoneOffset.ofHours(2))),
				arguments(ZonedDateTime.class, "'2024-02-29T10:15:00+01:00[Europe/Paris]'", ZonedDateTime.parse("2024-02-29T10:15:00+01:00[Europe/Paris]")),
				arguments(Year.class, "'2024'", Year.of(2024)),
				arguments(YearMonth.class, "'2024-02'", YearMonth.of(2024, 2)),
				arguments(Duration.class, "'PT1H'", Duration.ofHours(1)),
				arguments(UUID.class, "'3d6f0a52-9d0c-4c5e-8e9b-0a1b2c3d4e5f'", UUID.fromString("3d6f0a52-9d0c-4c5e-8e9b-0a1b2c3d4e5f")));
				// @formatter:on
	}

	static Stream<Arguments> mismatches() {
		return Stream.of(
		// @formatter:off
				arguments(int.class, List.of("'x'", "1.5", "1e3", "'0x10'", "'1_000'", "'2147483648'", "true", "{}", "'1 2'",
						"'\u0665'", "'--1'", "'+'", "99999999999999999999", "'" + "9".repeat(200) + "'")),
				arguments(double.class, List.of("'NaN'", "'Infinity'", "'-Infinity'", "'1e400'", "1e400", "'0x1p3'", "'1d'",
						"'1f'", "'1,5'", "'1e'", "'.'", "'1.5.5'", "'1e9999'")),
				arguments(float.class, List.of("'1e39'", "'NaN'")),
				arguments(BigDecimal.class, List.of("'1e400'", "'1e999999999'", "'NaN'", "'" + "9".repeat(101) + "'")),
				arguments(BigInteger.class, List.of("'1e5'", "'" + "9".repeat(65) + "'")),
				arguments(boolean.class, List.of("'maybe'", "'TRUE'", "'2'", "{}")),
				arguments(char.class, List.of("'xy'")),
				arguments(Color.class, List.of("'red'", "'0'", "'PURPLE'", "'RED,GREEN'")),
				arguments(LocalDate.class, List.of("'2023-02-29'", "'2024-2-1'", "'2024-02-30'", "'20240201'", "'01.02.2024'",
						"'+12024-01-01'", "'-0001-01-01'", "'2024-02-01T00:00'", "5")),
				arguments(LocalTime.class, List.of("'24:00'", "'23:59:60'", "'1:00'")),
				arguments(LocalDateTime.class, List.of("'2024-02-30T10:00'", "'2024-02-01T24:00'", "'2024-02-01 10:00'")),
				arguments(Instant.class, List.of("'2024-02-01T24:00:00Z'", "'2016-12-31T23:59:60Z'", "'2024-02-01T10:00'",
						"'+1000000000-01-01T00:00:00Z'", "1700000000")),
				arguments(YearMonth.class, List.of("'2024-13'")),
				arguments(UUID.class, List.of("'1-1-1-1-1'", "'x'")),
				arguments(String.class, List.of("{}", "{'a':1}", "[{}]")),
				arguments(Item.class, List.of("'x'", "5", "[1]")));
				// @formatter:on
	}

	@ParameterizedTest
	@MethodSource("values")
	void bindOfFittingValue(Class<?> type, String json, Object expected) {
		Binding binding = Binding.untrusted(Locale.ENGLISH);
		assertThat(bind(ResolvableType.forClass(type), json, binding)).isEqualTo(expected);
		assertThat(binding.failures()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("mismatches")
	void bindOfOtherValueFails(Class<?> type, List<String> inputs) {
		for (String json : inputs) {
			Binding binding = Binding.untrusted(Locale.ENGLISH);
			bind(ResolvableType.forClass(type), json, binding);
			assertThat(binding.failures()).as(json).hasSize(1);
			assertThat(binding.failures().get(0).path()).isEqualTo("value");
			assertThat(binding.failures().get(0).code()).isEqualTo("typeMismatch");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "''", "' '", "[]" })
	void bindOfNothingToPrimitiveFails(String json) {
		Binding binding = Binding.untrusted(Locale.ENGLISH);
		assertThat(bind(ResolvableType.forClass(long.class), json, binding)).isEqualTo(0L);
		assertThat(binding.failures()).containsExactly(new Binding.Failure("value", "required", null, null));
	}

	@Test
	void bindOfFormFields() {
		Order order = bind(Order.class,
				"""
						{'id': '5', 'lines[0].name': 'a', 'lines[0].count': '1', 'lines[1].name': 'b', 'lines[1].count': '2',
						'tags': ['x', 'y'], 'colors': 'RED', 'notes[today]': 'n', 'notes.later': 'm', 'numbers': ['1', '2']}""");
		assertThat(order).usingRecursiveComparison()
			.isEqualTo(new Order(5, List.of(new Item("a", 1), new Item("b", 2)), List.of("x", "y"), Set.of(Color.RED),
					Map.of("today", "n", "later", "m"), new int[] { 1, 2 }));
	}

	@Test
	void bindOfNestedJson() {
		Order order = bind(Order.class, """
				{'id': 5, 'lines': [{'name': 'a', 'count': 1}, {'name': 'b', 'count': 2}],
				'tags': ['x', 'y'], 'colors': ['RED'], 'notes': {'today': 'n', 'later': 'm'}, 'numbers': [1, 2]}""");
		assertThat(order).usingRecursiveComparison()
			.isEqualTo(new Order(5, List.of(new Item("a", 1), new Item("b", 2)), List.of("x", "y"), Set.of(Color.RED),
					Map.of("today", "n", "later", "m"), new int[] { 1, 2 }));
	}

	@Test
	void bindOfAbsentCollectionsGivesEmptyOnes() {
		assertThat(bind(Order.class, "{'id': 1}")).usingRecursiveComparison()
			.isEqualTo(new Order(1, List.of(), List.of(), Set.of(), Map.of(), new int[0]));
	}

	@Test
	void bindOfListWithGapKeepsIndices() {
		assertThat(bind(Order.class, "{'id': 1, 'lines[2].name': 'c', 'lines[2].count': 3}").lines())
			.isEqualTo(Arrays.asList(null, null, new Item("c", 3)));
	}

	@Test
	void bindReportsAllFailuresWithTheirPaths() {
		Binding binding = Binding.untrusted(Locale.ENGLISH);
		bind(ResolvableType.forClass(Order.class), """
				{'id': 'x', 'lines[1].count': 'y', 'tags': [{}], 'colors': ['RED', 'no'], 'numbers': ['1', '', 'z']}""",
				binding, "");
		assertThat(binding.failures()).extracting(Binding.Failure::path)
			.containsExactly("id", "lines[1].count", "tags[0]", "colors[1]", "numbers[1]", "numbers[2]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'id':1,'lines[1000].name':'x'}", "{'id':1,'lines[9999999999].name':'x'}",
			"{'id':1,'lines':{'2147483648':{}}}", "{'id':1,'lines[900].name':'x','tags[100]':'x'}" })
	void bindOfHugeIndexIsRefused(String json) {
		assertThatExceptionOfType(LiveException.class).isThrownBy(() -> bind(Order.class, json))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(LiveErrorCode.LIMIT_EXCEEDED));
	}

	@Test
	void bindOfTooManyElementsIsRefused() {
		String json = "{'id': 1, 'numbers': [" + "1,".repeat(1000) + "1]}";
		assertThatExceptionOfType(LiveException.class).isThrownBy(() -> bind(Order.class, json))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(LiveErrorCode.LIMIT_EXCEEDED));
	}

	@Test
	void bindReportsSoManyFailuresAtMost() {
		Binding binding = Binding.untrusted(Locale.ENGLISH);
		bind(ResolvableType.forClass(int[].class), "[" + "{},".repeat(500) + "{}]", binding);
		assertThat(binding.failures()).hasSize(100);
	}

	@ParameterizedTest
	@ValueSource(strings = { "'class.module.classLoader.x': 1", "'class': 'java.lang.Runtime'", "'__proto__.id': 9",
			"'__proto__': {'id': 9}", "'lines[__proto__].name': 'x'", "'@class': 'x', '@type': 'x', '$type': 'x'",
			"'lines[-1].name': 'x'", "'lines[01].name': 'x'", "'lines[x].name': 'x'", "'unknown': 1", "'ID': 9",
			"'id.x': 9", "'.id': 9", "'id.': 9", "'[id]': 9", "'lines[0': 9", "'lines]0[': 9", "'lines[]': 9",
			"'hashCode': 9", "'lines.size': 9", "'lines.empty': true" })
	void bindOfForeignNamesDoesNothing(String entry) {
		assertThat(bind(Order.class, "{'id': 1, " + entry + "}")).usingRecursiveComparison()
			.isEqualTo(new Order(1, List.of(), List.of(), Set.of(), Map.of(), new int[0]));
	}

	@Test
	void bindNeverMakesMoreThanTheDeclaredType() {
		Item item = bind(Item.class,
				"{'@class': '" + Other.class.getName() + "', 'name': 'a', 'count': 1, 'extra': 2}");
		assertThat(item).isEqualTo(new Item("a", 1));
		assertThat(Loaded.OTHER).isFalse();
	}

	@Test
	void bindOfMapLeavesOutPrototype() {
		assertThat(
				bind(Order.class, "{'id': 1, 'notes': {'__proto__': 'x', 'a': 'b'}, 'notes[__proto__]': 'x'}").notes())
			.isEqualTo(Map.of("a", "b"));
	}

	@Test
	void bindOfRecordThatContainsItself() {
		assertThat(bind(Tree.class, "{'name': 'a', 'children': [{'name': 'b'}]}"))
			.isEqualTo(new Tree("a", List.of(new Tree("b", List.of()))));
	}

	@Test
	void bindOfGenericRecord() {
		ResolvableType type = ResolvableType.forClassWithGenerics(Page.class, Item.class);
		assertThat(bind(type, "{'item': {'name': 'a', 'count': '1'}}", Binding.untrusted(Locale.ENGLISH)))
			.isEqualTo(new Page<>(new Item("a", 1)));
	}

	@Test
	void bindOfValueThatItsRecordRefusesFails() {
		Binding binding = Binding.untrusted(Locale.ENGLISH);
		assertThat(bind(ResolvableType.forClass(Email.class), "{'text': 'x'}", binding)).isNull();
		assertThat(binding.failures()).singleElement().satisfies((failure) -> {
			assertThat(failure.path()).isEqualTo("value");
			assertThat(failure.cause()).hasMessage("no @");
		});
	}

	@Test
	void bindOfRecordThatRefusesAfterAnotherFailureReportsThatOnly() {
		Binding binding = Binding.untrusted(Locale.ENGLISH);
		assertThat(bind(ResolvableType.forClass(Email.class), "{'text': {}}", binding)).isNull();
		assertThat(binding.failures()).extracting(Binding.Failure::path).containsExactly("value.text");
	}

	@Test
	void boundCollectionsCannotBeChanged() {
		Order order = bind(Order.class, "{'id': 1, 'tags': ['x'], 'colors': ['RED'], 'notes': {'a': 'b'}}");
		assertThat(order.tags()).isUnmodifiable();
		assertThat(order.colors()).isUnmodifiable();
		assertThat(order.notes()).isUnmodifiable();
	}

	private static <T> T bind(Class<T> type, String json) {
		Binding binding = Binding.untrusted(Locale.ENGLISH);
		Object bound = bind(ResolvableType.forClass(type), json, binding, "");
		assertThat(binding.failures()).isEmpty();
		return type.cast(bound);
	}

	private static Object bind(ResolvableType type, String json, Binding binding) {
		return bind(type, json, binding, "value");
	}

	private static Object bind(ResolvableType type, String json, Binding binding, String path) {
		var node = TestComponents.json(json);
		Object input = node.isObject() ? PayloadTree.of(node) : PayloadTree.value(node);
		return ValueBinders.untrusted(type, "value", InputFormats.NONE).bind(input, path, binding);
	}

	enum Color {

		RED, GREEN {
		}

	}

	record Item(String name, int count) {

	}

	record Order(long id, List<Item> lines, List<String> tags, Set<Color> colors, Map<String, String> notes,
			int[] numbers) {

	}

	record Tree(String name, List<Tree> children) {

	}

	record Page<T>(T item) {

	}

	record Email(String text) {

		Email {
			if (!text.contains("@")) {
				throw new IllegalArgumentException("no @");
			}
		}

	}

	static class Loaded {

		static final AtomicBoolean OTHER = new AtomicBoolean();

	}

	static class Other {

		static {
			Loaded.OTHER.set(true);
		}

	}

}
