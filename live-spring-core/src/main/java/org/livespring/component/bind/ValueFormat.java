package org.livespring.component.bind;

import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.NumberFormat;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * A format that the application has declared for a value: its text in both directions.
 */
public final class ValueFormat {

	static final TypeDescriptor TEXT = TypeDescriptor.valueOf(String.class);

	private static final Set<Class<?>> INTEGERS = Set.of(Byte.class, Short.class, Integer.class, Long.class,
			java.math.BigInteger.class);

	private static final LocalDateTime MOMENT = LocalDateTime.of(2001, 2, 3, 4, 5);

	private static final Map<Class<?>, Object> SAMPLES = Map.of(LocalDate.class, MOMENT.toLocalDate(), LocalTime.class,
			MOMENT.toLocalTime(), LocalDateTime.class, MOMENT, YearMonth.class, YearMonth.from(MOMENT),
			OffsetDateTime.class, MOMENT.atOffset(ZoneOffset.ofHours(6)), ZonedDateTime.class,
			MOMENT.atZone(ZoneOffset.ofHours(6)));

	private static final Pattern NO_DIGITS = Pattern.compile("\\P{Nd}+0*");

	private final ConversionService conversion;

	private final TypeDescriptor type;

	private final Class<?> boxed;

	private final boolean byProperty;

	ValueFormat(ConversionService conversion, TypeDescriptor type, boolean byProperty) {
		this.conversion = conversion;
		this.type = type;
		this.boxed = ClassUtils.resolvePrimitiveIfNecessary(type.getType());
		this.byProperty = byProperty;
	}

	/**
	 * Whether a control of HTML such as {@code date} or {@code number} is to be replaced
	 * by one for text: it sends a form of its own, whatever is declared.
	 */
	public boolean needsText() {
		Object sample = SAMPLES.get(this.boxed);
		return !this.byProperty && (sample == null
				|| !sample.toString().equals(InputChecker.inLocale(Locale.ROOT, () -> text(sample))));
	}

	/**
	 * Whether what is written can be read again. A format of a property is for all types
	 * with a date and time, and may lack the zone that some of them have.
	 */
	boolean isComplete() {
		Object sample = SAMPLES.get(this.boxed);
		try {
			return sample == null
					|| sample.equals(read(InputChecker.inLocale(Locale.ENGLISH, () -> text(sample)), Locale.ENGLISH));
		}
		catch (ConversionException | IllegalArgumentException ex) {
			return false;
		}
	}

	/**
	 * Write a value in the locale of the thread.
	 * @param value the value
	 * @return its text; other values than those of the type have their own
	 */
	public String text(Object value) {
		Object text = this.boxed.isInstance(value) ? this.conversion.convert(value, this.type, TEXT) : value;
		return (text != null) ? text.toString() : "";
	}

	/**
	 * Read a text.
	 * @return the value
	 * @throws ConversionException or {@link IllegalArgumentException} if the text has
	 * another format
	 */
	Object read(String text, Locale locale) {
		return InputChecker.inLocale(locale, () -> {
			requirePlausible(text, locale);
			Object value = this.conversion.convert(text, TEXT, this.type);
			Assert.isTrue(value != null && isExact(value, text), "Not exact");
			return value;
		});
	}

	/**
	 * What the formats of Spring take is more than what anybody means; a converter of the
	 * application decides itself.
	 */
	private void requirePlausible(String text, Locale locale) {
		if (Temporal.class.isAssignableFrom(this.boxed)
				&& (this.byProperty || this.type.hasAnnotation(DateTimeFormat.class))) {
			Assert.isTrue(!text.startsWith("+") && !text.startsWith("-"), "Not a year of four digits");
		}
		if (this.type.hasAnnotation(NumberFormat.class)) {
			DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
			List<String> parts = List
				.of(StringUtils.delimitedListToStringArray(text, "" + symbols.getDecimalSeparator()));
			Assert.isTrue(parts.size() == 1 || !INTEGERS.contains(this.boxed), "Not a whole number");
			Assert.isTrue(isGrouped(parts, symbols.getGroupingSeparator()), "Grouped by other than thousands");
		}
	}

	private static boolean isGrouped(List<String> parts, char separator) {
		String[] groups = StringUtils.delimitedListToStringArray(parts.get(0), "" + separator);
		for (int i = 1; i < groups.length; i++) {
			long digits = groups[i].chars().filter(Character::isDigit).count();
			if (digits != 3 && (digits != 2 || i == groups.length - 1)) {
				return false;
			}
		}
		return parts.stream().skip(1).noneMatch((part) -> part.indexOf(separator) >= 0);
	}

	/** The formats of properties make the last of February of its 31st. */
	private boolean isExact(Object value, String text) {
		if (value instanceof Double number) {
			return Double.isFinite(number);
		}
		if (value instanceof Float number) {
			return Float.isFinite(number);
		}
		return !this.byProperty || digits(text(value)).equals(digits(text));
	}

	private static String digits(String text) {
		return NO_DIGITS.matcher(" " + text).replaceAll(" ").strip();
	}

}
