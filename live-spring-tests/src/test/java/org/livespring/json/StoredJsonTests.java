package org.livespring.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.SimpleDateFormat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.ConstructorDetector;
import tools.jackson.databind.cfg.DatatypeFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class StoredJsonTests {

	private static final JsonMapper plain = StoredJson.mapper(new JsonMapper());

	@ParameterizedTest(name = "{0}")
	@MethodSource("values")
	void aValueComesBackEqual(String name, Object value, TypeReference<?> type) {
		String json = plain.writerFor(type).writeValueAsString(value);
		Object back = plain.readValue(json, type);
		assertThat(back).as(json)
			.usingRecursiveComparison()
			.withEqualsForType(Double::equals, Double.class)
			.withEqualsForType(Float::equals, Float.class)
			.isEqualTo(value);
		assertThat(plain.writerFor(type).writeValueAsString(back)).isEqualTo(json);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("refused")
	void aValueThatWouldNotComeBackIsRefused(String name, Object value, TypeReference<?> type) {
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> plain.readValue(plain.writerFor(type).writeValueAsString(value), type));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("settings")
	void theFormDependsOnNoSettingOfTheApplication(String name, JsonMapper application) {
		JsonMapper stored = StoredJson.mapper(application);
		values().forEach((arguments) -> {
			Object value = arguments.get()[1];
			TypeReference<?> type = (TypeReference<?>) arguments.get()[2];
			String json = plain.writerFor(type).writeValueAsString(value);
			assertThat(stored.writerFor(type).writeValueAsString(value)).isEqualTo(json);
			assertThat(stored.writerFor(type).writeValueAsString(stored.readValue(json, type))).isEqualTo(json);
		});
	}

	@Test
	void mixInsAndSubtypesOfTheApplicationCount() {
		JsonMapper stored = StoredJson.mapper(
				JsonMapper.builder().addMixIn(Renamed.class, RenamedMixIn.class).registerSubtypes(Late.class).build());
		assertThat(stored.writeValueAsString(new Renamed("x"))).isEqualTo("{\"name\":\"x\"}");
		assertThat(stored.readValue("{\"type\":\"StoredJsonTests$Late\",\"text\":\"x\"}", Open.class))
			.isEqualTo(new Late("x"));
	}

	@Test
	void aValueThatIsNewInARecordIsAbsent() {
		assertThat(plain.readValue("{\"gone\":1}", Scalars.class).number()).isZero();
	}

	@Test
	void textIsNoNumber() {
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> plain.readValue("{\"number\":\"1\"}", Scalars.class));
	}

	static Stream<Arguments> values() {
		ZoneId berlin = ZoneId.of("Europe/Berlin");
		LocalDateTime twice = LocalDateTime.of(2026, 10, 25, 2, 30);
		// @formatter:off
		return Stream.of(
			arguments("boolean", new Scalars(true, Byte.MIN_VALUE, Short.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE,
					0.1f, 1e-300, '\u2028'), new TypeReference<Scalars>() { }),
			arguments("default scalars", new Scalars(false, (byte) 0, (short) 0, 0, 0, 0, 0, '\0'), new TypeReference<Scalars>() { }),
			arguments("boxed", new Boxed(true, (byte) 1, (short) 2, 3, 1L << 60, Float.MAX_VALUE, Double.MIN_VALUE, 'ä'),
					new TypeReference<Boxed>() { }),
			arguments("nothing", new Boxed(null, null, null, null, null, null, null, null), new TypeReference<Boxed>() { }),
			arguments("not a number", List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0),
					new TypeReference<List<Double>>() { }),
			arguments("float", List.of(Float.NaN, Float.NEGATIVE_INFINITY, 16777216f), new TypeReference<List<Float>>() { }),
			arguments("decimals", List.of(new BigDecimal("1.50"), new BigDecimal("1E+3"), new BigDecimal("0.000"),
					new BigDecimal("12345678901234567890.123456789")), new TypeReference<List<BigDecimal>>() { }),
			arguments("big integer", new BigInteger("-123456789012345678901234567890"), new TypeReference<BigInteger>() { }),
			arguments("text", List.of("", " ", "null", "</script>", "\u0000\u001f\"\\/\uD83D\uDE00"), new TypeReference<List<String>>() { }),
			arguments("instant", List.of(Instant.EPOCH, Instant.parse("2026-11-30T03:37:53.123456789Z"),
					Instant.parse("-0001-01-01T00:00:00Z"), Instant.ofEpochSecond(1L << 40)), new TypeReference<List<Instant>>() { }),
			arguments("local date", List.of(LocalDate.of(2024, 2, 29), LocalDate.MIN, LocalDate.MAX), new TypeReference<List<LocalDate>>() { }),
			arguments("local time", List.of(LocalTime.MIDNIGHT, LocalTime.of(1, 2), LocalTime.of(1, 2, 3, 4)),
					new TypeReference<List<LocalTime>>() { }),
			arguments("local date time", List.of(twice, LocalDateTime.of(2026, 1, 2, 3, 4, 5, 678_901_234)),
					new TypeReference<List<LocalDateTime>>() { }),
			arguments("offset date time", List.of(twice.atOffset(ZoneOffset.ofHoursMinutes(5, 45)), twice.atOffset(ZoneOffset.UTC),
					twice.atOffset(ZoneOffset.ofTotalSeconds(3601))), new TypeReference<List<OffsetDateTime>>() { }),
			arguments("zoned date time", List.of(ZonedDateTime.of(twice, berlin),
					ZonedDateTime.of(twice, berlin).withLaterOffsetAtOverlap(), ZonedDateTime.of(twice, ZoneOffset.UTC),
					ZonedDateTime.of(twice, ZoneId.of("UTC")), ZonedDateTime.of(twice, ZoneId.of("Z")),
					ZonedDateTime.of(twice, ZoneOffset.ofHours(-3))), new TypeReference<List<ZonedDateTime>>() { }),
			arguments("offset time", OffsetTime.of(1, 2, 3, 4, ZoneOffset.ofHours(2)), new TypeReference<OffsetTime>() { }),
			arguments("parts of dates", new DateParts(Year.of(2026), YearMonth.of(2026, 11), MonthDay.of(2, 29),
					Month.FEBRUARY, DayOfWeek.SUNDAY, Period.of(1, 14, 3), Duration.ofSeconds(-1, 5), berlin,
					ZoneOffset.ofHours(1)), new TypeReference<DateParts>() { }),
			arguments("date", new Date(1_700_000_000_123L), new TypeReference<Date>() { }),
			arguments("time zone", TimeZone.getTimeZone("Asia/Tokyo"), new TypeReference<TimeZone>() { }),
			arguments("locales", List.of(Locale.ROOT, Locale.GERMANY, Locale.forLanguageTag("zh-Hant-TW"),
					Locale.forLanguageTag("sr-Latn-RS-u-nu-latn")), new TypeReference<List<Locale>>() { }),
			arguments("names", new Names(Currency.getInstance("EUR"), URI.create("a?b=c#d"), new UUID(1, 2),
					StandardCharsets.UTF_8), new TypeReference<Names>() { }),
			arguments("enum with bodies", List.of(Shape.ROUND, Shape.SQUARE), new TypeReference<List<Shape>>() { }),
			arguments("enum with other text", List.of(Spoken.values()), new TypeReference<List<Spoken>>() { }),
			arguments("enum by value", List.of(ByValue.values()), new TypeReference<List<ByValue>>() { }),
			arguments("enum by property", List.of(ByProperty.values()), new TypeReference<List<ByProperty>>() { }),
			arguments("optional", new Optionals(Optional.of("x"), OptionalInt.of(1), OptionalLong.of(2), OptionalDouble.of(3)),
					new TypeReference<Optionals>() { }),
			arguments("no optional", new Optionals(Optional.empty(), OptionalInt.empty(), OptionalLong.empty(),
					OptionalDouble.empty()), new TypeReference<Optionals>() { }),
			arguments("list with gaps", new ArrayList<>(Arrays.asList("a", null, "")), new TypeReference<List<String>>() { }),
			arguments("arrays", new Arrayed(new int[] { 1, 2 }, new byte[] { -1, 0 }, new char[] { 'a', 'b' },
					new String[] { "x" }, new long[0], new boolean[][] { { true }, { } }), new TypeReference<Arrayed>() { }),
			arguments("set", new LinkedHashSet<>(List.of("z", "a", "m")), new TypeReference<Set<String>>() { }),
			arguments("sorted set", new TreeSet<>(List.of(3, 1, 2)), new TypeReference<SortedSet<Integer>>() { }),
			arguments("enum set", EnumSet.of(Shape.SQUARE), new TypeReference<EnumSet<Shape>>() { }),
			arguments("deque", new ArrayDeque<>(List.of(1, 2)), new TypeReference<ArrayDeque<Integer>>() { }),
			arguments("map", ordered(), new TypeReference<Map<String, Integer>>() { }),
			arguments("hash map", new LinkedHashMap<>(ordered()), new TypeReference<HashMap<String, Integer>>() { }),
			arguments("sorted map", new TreeMap<>(ordered()), new TypeReference<NavigableMap<String, Integer>>() { }),
			arguments("enum map", new EnumMap<>(Map.of(Shape.ROUND, 1)), new TypeReference<EnumMap<Shape, Integer>>() { }),
			arguments("keys", new Keys(Map.of(1, "a"), Map.of(1L, "a"), Map.of(LocalDate.EPOCH, "a"),
					Map.of(ZonedDateTime.of(twice, berlin), "a"), Map.of(Spoken.HELLO, "a"), Map.of(new UUID(1, 2), "a"),
					Map.of(Instant.parse("2026-01-01T00:00:00.000000001Z"), "a"), Map.of(Locale.GERMANY, "a")),
					new TypeReference<Keys>() { }),
			arguments("generic", new Pair<>(new Pair<>(LocalDate.EPOCH, 1L), List.of(Optional.of(2L))),
					new TypeReference<Pair<Pair<LocalDate, Long>, List<Optional<Long>>>>() { }),
			arguments("sealed", List.of(new Circle(1), new Box(new Circle(2), null)), new TypeReference<List<Figure>>() { }),
			arguments("recursive", new Tree("a", List.of(new Tree("b", List.of()))), new TypeReference<Tree>() { }),
			arguments("names of components", new Odd("1", "2", "3", true, false), new TypeReference<Odd>() { }),
			arguments("bean", new Bean("x", 1), new TypeReference<Bean>() { }),
			arguments("format of an annotation", new Formatted(LocalDate.EPOCH), new TypeReference<Formatted>() { }));
		// @formatter:on
	}

	static Stream<Arguments> refused() {
		// @formatter:off
		return Stream.of(
			arguments("calendar", new GregorianCalendar(), new TypeReference<Calendar>() { }),
			arguments("gregorian calendar", new GregorianCalendar(), new TypeReference<GregorianCalendar>() { }),
			arguments("pattern", Pattern.compile("a", Pattern.CASE_INSENSITIVE), new TypeReference<Pattern>() { }),
			arguments("class", String.class, new TypeReference<Class<?>>() { }),
			arguments("exception", new IllegalStateException("a"), new TypeReference<IllegalStateException>() { }),
			arguments("counter", new AtomicInteger(1), new TypeReference<AtomicInteger>() { }),
			arguments("reference", new AtomicReference<>("a"), new TypeReference<AtomicReference<String>>() { }),
			arguments("builder", new StringBuilder("a"), new TypeReference<StringBuilder>() { }),
			arguments("any number", 1L, new TypeReference<Number>() { }),
			arguments("comparable", 1L, new TypeReference<Comparable<?>>() { }),
			arguments("key without a way back", Map.of(new Circle(1), "a"), new TypeReference<Map<Circle, String>>() { }),
			arguments("lambda", (Runnable) () -> { }, new TypeReference<Runnable>() { }));
		// @formatter:on
	}

	static Stream<Arguments> settings() {
		Stream<Arguments> features = Stream
			.<Object[]>of(MapperFeature.values(), SerializationFeature.values(), DeserializationFeature.values(),
					DateTimeFeature.values(), EnumFeature.values(), JsonNodeFeature.values())
			.map((all) -> arguments(all[0].getClass().getSimpleName(), toggled(all)));
		return Stream
			.concat(features, Stream
				.of(arguments("snake case",
						JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)),
						arguments("enum names",
								JsonMapper.builder().enumNamingStrategy(EnumNamingStrategies.LOWER_CAMEL_CASE)),
						arguments("non-default", including(JsonInclude.Include.NON_DEFAULT)),
						arguments("non-empty", including(JsonInclude.Include.NON_EMPTY)),
						arguments("always", including(JsonInclude.Include.ALWAYS)),
						arguments(
								"date format",
								JsonMapper.builder().defaultDateFormat(new SimpleDateFormat("dd.MM.yy"))),
						arguments("time zone",
								JsonMapper.builder().defaultTimeZone(TimeZone.getTimeZone("Asia/Tokyo"))),
						arguments("locale", JsonMapper.builder().defaultLocale(Locale.GERMANY)),
						arguments("leniency", JsonMapper.builder().defaultLeniency(false)),
						arguments(
								"visibility",
								JsonMapper.builder()
									.changeDefaultVisibility((all) -> all.withVisibility(PropertyAccessor.ALL,
											JsonAutoDetect.Visibility.NONE))),
						arguments(
								"constructors",
								JsonMapper.builder().constructorDetector(ConstructorDetector.EXPLICIT_ONLY)),
						arguments(
								"formats of dates",
								JsonMapper.builder()
									.withConfigOverride(LocalDate.class,
											(date) -> date.setFormat(JsonFormat.Value.forPattern("yyyy")))),
						arguments("default typing", JsonMapper.builder()
							.activateDefaultTyping(
									BasicPolymorphicTypeValidator.builder().allowIfBaseType(Object.class).build(),
									DefaultTyping.NON_FINAL)),
						arguments("as Jackson 2", JsonMapper.builderWithJackson2Defaults()))
				.map((each) -> arguments(each.get()[0], ((JsonMapper.Builder) each.get()[1]).build())));
	}

	private static JsonMapper.Builder including(JsonInclude.Include include) {
		return JsonMapper.builder()
			.changeDefaultPropertyInclusion((all) -> all.withValueInclusion(include).withContentInclusion(include));
	}

	/** A mapper with all features of a kind the other way round. */
	private static JsonMapper toggled(Object[] features) {
		JsonMapper.Builder builder = JsonMapper.builder();
		for (Object feature : features) {
			if (feature instanceof MapperFeature mapper) {
				builder.configure(mapper, !mapper.enabledByDefault());
			}
			else if (feature instanceof SerializationFeature serialization) {
				builder.configure(serialization, !serialization.enabledByDefault());
			}
			else if (feature instanceof DeserializationFeature deserialization) {
				builder.configure(deserialization, !deserialization.enabledByDefault());
			}
			else if (feature instanceof DatatypeFeature datatype) {
				builder.configure(datatype, !datatype.enabledByDefault());
			}
		}
		return builder.build();
	}

	private static Map<String, Integer> ordered() {
		Map<String, Integer> map = new LinkedHashMap<>();
		map.put("z", 1);
		map.put("a", null);
		map.put("", 3);
		return map;
	}

	record Scalars(boolean yes, byte tiny, short small, int number, long large, float single, double twice,
			char letter) {
	}

	record Boxed(Boolean yes, Byte tiny, Short small, Integer number, Long large, Float single, Double twice,
			Character letter) {
	}

	record DateParts(Year year, YearMonth month, MonthDay day, Month name, DayOfWeek weekday, Period period,
			Duration duration, ZoneId zone, ZoneOffset offset) {
	}

	record Names(Currency currency, URI uri, UUID uuid, Charset charset) {
	}

	record Optionals(Optional<String> text, OptionalInt number, OptionalLong large, OptionalDouble decimal) {
	}

	record Arrayed(int[] numbers, byte[] bytes, char[] chars, String[] texts, long[] none, boolean[][] grid) {
	}

	record Keys(Map<Integer, String> numbers, Map<Long, String> large, Map<LocalDate, String> dates,
			Map<ZonedDateTime, String> zoned, Map<Spoken, String> enums, Map<UUID, String> ids,
			Map<Instant, String> instants, Map<Locale, String> locales) {
	}

	record Pair<A, B>(A first, B second) {
	}

	record Tree(String name, List<Tree> children) {
	}

	record Odd(String aName, String ABC, String x_y, boolean isOpen, Boolean getIt) {
	}

	record Formatted(@JsonFormat(pattern = "dd.MM.yyyy") LocalDate date) {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
	@JsonSubTypes({ @JsonSubTypes.Type(value = Circle.class, name = "circle"),
			@JsonSubTypes.Type(value = Box.class, name = "box") })
	sealed interface Figure {

	}

	record Circle(int radius) implements Figure {
	}

	record Box(Figure inside, String label) implements Figure {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
	interface Open {

	}

	record Late(String text) implements Open {
	}

	record Renamed(String text) {
	}

	interface RenamedMixIn {

		@JsonProperty("name")
		String text();

	}

	static class Bean {

		private String text;

		private int count;

		Bean() {
		}

		Bean(String text, int count) {
			this.text = text;
			this.count = count;
		}

		public String getText() {
			return this.text;
		}

		public void setText(String text) {
			this.text = text;
		}

		public int getCount() {
			return this.count;
		}

		public void setCount(int count) {
			this.count = count;
		}

	}

	enum Shape {

		ROUND {
			@Override
			int corners() {
				return 0;
			}
		},
		SQUARE {
			@Override
			int corners() {
				return 4;
			}
		};

		abstract int corners();

	}

	enum Spoken {

		HELLO, GOODBYE;

		@Override
		public String toString() {
			return "said";
		}

	}

	enum ByValue {

		ONE(1), TWO(2);

		private final int number;

		ByValue(int number) {
			this.number = number;
		}

		@JsonValue
		int number() {
			return this.number;
		}

	}

	enum ByProperty {

		@JsonProperty("one")
		ONE, @JsonProperty("two")
		TWO

	}

}
