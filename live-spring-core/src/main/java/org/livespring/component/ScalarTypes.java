package org.livespring.component;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * The simple types a browser may send and their text forms, read strictly: plain decimal
 * numbers in range, ISO dates that exist, exact names of enum constants. A reader throws
 * {@link IllegalArgumentException} or {@link DateTimeException}.
 */
final class ScalarTypes {

	private static final int MAX_LENGTH = 100;

	private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,64}");

	private static final Pattern DECIMAL = Pattern
		.compile("[+-]?(?:[0-9]{1,64}(?:\\.[0-9]{0,64})?|\\.[0-9]{1,64})(?:[eE][+-]?[0-9]{1,3})?");

	private static final Set<String> TRUE = Set.of("true", "on", "yes", "1");

	private static final Set<String> FALSE = Set.of("false", "off", "no", "0");

	private static final Map<Class<?>, Function<String, Object>> READERS = Map.ofEntries(
	// @formatter:off
			Map.entry(Boolean.class, ScalarTypes::readBoolean),
			Map.entry(Character.class, ScalarTypes::readCharacter),
			Map.entry(Byte.class, (text) -> Byte.valueOf(matching(INTEGER, text))),
			Map.entry(Short.class, (text) -> Short.valueOf(matching(INTEGER, text))),
			Map.entry(Integer.class, (text) -> Integer.valueOf(matching(INTEGER, text))),
			Map.entry(Long.class, (text) -> Long.valueOf(matching(INTEGER, text))),
			Map.entry(BigInteger.class, (text) -> new BigInteger(matching(INTEGER, text))),
			Map.entry(Float.class, ScalarTypes::readFloat),
			Map.entry(Double.class, ScalarTypes::readDouble),
			Map.entry(BigDecimal.class, ScalarTypes::readDecimal),
			Map.entry(LocalDate.class, (text) -> LocalDate.parse(startingWithYear(text))),
			Map.entry(LocalTime.class, LocalTime::parse),
			Map.entry(LocalDateTime.class, (text) -> LocalDateTime.parse(startingWithYear(text))),
			Map.entry(OffsetDateTime.class, (text) -> OffsetDateTime.parse(startingWithYear(text))),
			Map.entry(ZonedDateTime.class, (text) -> ZonedDateTime.parse(startingWithYear(text))),
			// Instant.parse would take an hour 24 and a leap second
			Map.entry(Instant.class, (text) -> OffsetDateTime.parse(startingWithYear(text)).toInstant()),
			Map.entry(Year.class, (text) -> Year.parse(startingWithYear(text))),
			Map.entry(YearMonth.class, (text) -> YearMonth.parse(startingWithYear(text))),
			Map.entry(Duration.class, Duration::parse),
			Map.entry(UUID.class, ScalarTypes::readUuid),
			Map.entry(String.class, (text) -> text));
			// @formatter:on

	private ScalarTypes() {
	}

	/** Reader of a type, {@code null} if the type is not simple. */
	static @Nullable Function<String, Object> reader(Class<?> type) {
		Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
		if (boxed == String.class) {
			return READERS.get(boxed);
		}
		Function<String, Object> reader = boxed.isEnum() ? enumReader(boxed) : READERS.get(boxed);
		return (reader != null) ? (text) -> reader.apply(bounded(text)) : null;
	}

	/**
	 * Text that the reader of its type reads as the same value; {@code null} if it has
	 * none.
	 */
	static @Nullable String text(Object value) {
		if (value instanceof Enum<?> constant) {
			return constant.name();
		}
		boolean simple = value instanceof CharSequence || value instanceof Number
				|| READERS.containsKey(value.getClass());
		return simple ? value.toString() : null;
	}

	private static String bounded(String text) {
		Assert.isTrue(text.length() <= MAX_LENGTH, "Too long");
		return text;
	}

	private static String matching(Pattern pattern, String text) {
		Assert.isTrue(pattern.matcher(text).matches(), "Not a plain number");
		return text;
	}

	/**
	 * Years of more than four digits are valid ISO, but overflow in what dates are used
	 * for.
	 */
	private static String startingWithYear(String text) {
		Assert.isTrue(!text.startsWith("+") && !text.startsWith("-"), "Not a year of four digits");
		return text;
	}

	private static Object readBoolean(String text) {
		Assert.isTrue(TRUE.contains(text) || FALSE.contains(text), "Not a boolean");
		return TRUE.contains(text);
	}

	private static Object readCharacter(String text) {
		Assert.isTrue(text.length() == 1, "Not a character");
		return text.charAt(0);
	}

	private static Object readFloat(String text) {
		Float value = Float.valueOf(matching(DECIMAL, text));
		Assert.isTrue(Float.isFinite(value), "Out of range");
		return value;
	}

	private static Object readDouble(String text) {
		Double value = Double.valueOf(matching(DECIMAL, text));
		Assert.isTrue(Double.isFinite(value), "Out of range");
		return value;
	}

	private static Object readDecimal(String text) {
		BigDecimal value = new BigDecimal(matching(DECIMAL, text));
		Assert.isTrue(Double.isFinite(value.doubleValue()), "Out of range");
		return value;
	}

	private static Object readUuid(String text) {
		UUID value = UUID.fromString(text);
		Assert.isTrue(value.toString().equalsIgnoreCase(text), "Not a UUID");
		return value;
	}

	private static Function<String, Object> enumReader(Class<?> type) {
		Map<String, Object> constants = Arrays.stream(type.getEnumConstants())
			.collect(Collectors.toMap((constant) -> ((Enum<?>) constant).name(), Function.identity()));
		return (text) -> {
			Object constant = constants.get(text);
			Assert.isTrue(constant != null, "Not a constant");
			return constant;
		};
	}

}
