package org.livespring.component.bind;

import java.lang.reflect.Array;
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
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * Binds text to a simple type, strictly: plain decimal numbers in range, ISO dates that
 * exist, exact names of enum constants. Text is trimmed and empty text is no value,
 * except for {@code String}. No value is {@code null}, for a {@code boolean}
 * {@code false} (a checkbox that is not checked sends nothing), for another primitive a
 * failure.
 */
final class ScalarBinder implements ValueBinder {

	private static final int MAX_LENGTH = 100;

	private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,64}");

	private static final Pattern DECIMAL = Pattern
		.compile("[+-]?(?:[0-9]{1,64}(?:\\.[0-9]{0,64})?|\\.[0-9]{1,64})(?:[eE][+-]?[0-9]{1,3})?");

	private static final Set<String> TRUE = Set.of("true", "on", "yes", "1");

	private static final Set<String> FALSE = Set.of("false", "off", "no", "0");

	/** A reader throws {@link IllegalArgumentException} or {@link DateTimeException}. */
	private static final Map<Class<?>, Function<String, Object>> READERS = Map.ofEntries(
	// @formatter:off
			Map.entry(String.class, (text) -> text),
			Map.entry(Boolean.class, ScalarBinder::readBoolean),
			Map.entry(Character.class, ScalarBinder::readCharacter),
			Map.entry(Byte.class, integer(Byte::valueOf)),
			Map.entry(Short.class, integer(Short::valueOf)),
			Map.entry(Integer.class, integer(Integer::valueOf)),
			Map.entry(Long.class, integer(Long::valueOf)),
			Map.entry(BigInteger.class, integer(BigInteger::new)),
			Map.entry(Float.class, decimal(Float::valueOf, Float::isFinite)),
			Map.entry(Double.class, decimal(Double::valueOf, Double::isFinite)),
			Map.entry(BigDecimal.class, decimal(BigDecimal::new, (value) -> Double.isFinite(value.doubleValue()))),
			Map.entry(LocalDate.class, dated(LocalDate::parse)),
			Map.entry(LocalTime.class, LocalTime::parse),
			Map.entry(LocalDateTime.class, dated(LocalDateTime::parse)),
			Map.entry(OffsetDateTime.class, dated(OffsetDateTime::parse)),
			Map.entry(ZonedDateTime.class, dated(ZonedDateTime::parse)),
			// Instant.parse would take an hour 24 and a leap second
			Map.entry(Instant.class, dated((text) -> OffsetDateTime.parse(text).toInstant())),
			Map.entry(Year.class, dated(Year::parse)),
			Map.entry(YearMonth.class, dated(YearMonth::parse)),
			Map.entry(Duration.class, Duration::parse),
			Map.entry(UUID.class, ScalarBinder::readUuid));
			// @formatter:on

	private final Class<?> type;

	private final Function<String, Object> reader;

	private final @Nullable Object none;

	private final boolean required;

	private ScalarBinder(Class<?> type, Function<String, Object> reader) {
		this.type = ClassUtils.resolvePrimitiveIfNecessary(type);
		this.reader = reader;
		this.required = type.isPrimitive() && type != boolean.class;
		this.none = type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
	}

	/** The binder of a type, {@code null} if the type is not simple. */
	static @Nullable ScalarBinder of(Class<?> type) {
		Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
		Function<String, Object> reader = boxed.isEnum() ? constants(boxed) : READERS.get(boxed);
		return (reader != null) ? new ScalarBinder(type, reader) : null;
	}

	static boolean supports(Class<?> type) {
		return type.isEnum() || READERS.containsKey(ClassUtils.resolvePrimitiveIfNecessary(type));
	}

	/**
	 * Text that the binder of its type binds to the same value; {@code null} if it has
	 * none.
	 */
	static @Nullable String text(Object value) {
		if (value instanceof Enum<?> constant) {
			return constant.name();
		}
		if (value instanceof JsonNode number) {
			return number.asString();
		}
		boolean simple = value instanceof CharSequence || value instanceof Number
				|| READERS.containsKey(value.getClass());
		return simple ? value.toString() : null;
	}

	@Override
	public @Nullable Object bind(@Nullable Object input, String path, Binding binding) {
		Object single = (input instanceof Collection<?> values) ? last(values) : input;
		if (single == null || this.type.isInstance(single)) {
			return (single != null) ? single : absent(path, binding);
		}
		String text = text(single);
		if (text == null) {
			binding.mismatch(path, input);
			return this.none;
		}
		return (this.type == String.class) ? text : read(text.strip(), path, binding);
	}

	private @Nullable Object read(String text, String path, Binding binding) {
		if (text.isEmpty()) {
			return absent(path, binding);
		}
		try {
			Assert.isTrue(text.length() <= MAX_LENGTH, "Too long");
			return this.reader.apply(text);
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			binding.mismatch(path, text);
			return this.none;
		}
	}

	private @Nullable Object absent(String path, Binding binding) {
		if (this.required) {
			binding.missing(path);
		}
		return this.none;
	}

	/**
	 * The last of several controls with one name counts: a checkbox after its hidden
	 * default.
	 */
	static @Nullable Object last(Collection<?> values) {
		Object last = null;
		for (Object value : values) {
			last = value;
		}
		return last;
	}

	private static Function<String, Object> integer(Function<String, Object> reader) {
		return (text) -> {
			Assert.isTrue(INTEGER.matcher(text).matches(), "Not a plain number");
			return reader.apply(text);
		};
	}

	private static <N> Function<String, Object> decimal(Function<String, N> reader, Predicate<N> inRange) {
		return (text) -> {
			Assert.isTrue(DECIMAL.matcher(text).matches(), "Not a plain number");
			N value = reader.apply(text);
			Assert.isTrue(inRange.test(value), "Out of range");
			return value;
		};
	}

	/**
	 * Years of more than four digits are valid ISO, but overflow in what dates are used
	 * for.
	 */
	private static Function<String, Object> dated(Function<String, Object> reader) {
		return (text) -> {
			Assert.isTrue(!text.startsWith("+") && !text.startsWith("-"), "Not a year of four digits");
			return reader.apply(text);
		};
	}

	private static Function<String, Object> constants(Class<?> type) {
		Map<String, Object> constants = Arrays.stream(type.getEnumConstants())
			.collect(Collectors.toMap((constant) -> ((Enum<?>) constant).name(), Function.identity()));
		return (text) -> {
			Object constant = constants.get(text);
			Assert.isTrue(constant != null, "Not a constant");
			return constant;
		};
	}

	private static Object readBoolean(String text) {
		Assert.isTrue(TRUE.contains(text) || FALSE.contains(text), "Not a boolean");
		return TRUE.contains(text);
	}

	private static Object readCharacter(String text) {
		Assert.isTrue(text.length() == 1, "Not a character");
		return text.charAt(0);
	}

	private static Object readUuid(String text) {
		UUID value = UUID.fromString(text);
		Assert.isTrue(value.toString().equalsIgnoreCase(text), "Not a UUID");
		return value;
	}

}
