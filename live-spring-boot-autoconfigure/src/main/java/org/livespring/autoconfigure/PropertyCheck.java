package org.livespring.autoconfigure;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.unit.DataSize;

/**
 * Refuses values of the properties below a prefix that cannot work, before anything runs
 * with them. The reason of a refusal says what to set instead.
 *
 * @param prefix name before those of the properties
 */
public record PropertyCheck(String prefix) {

	private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+");

	private static final List<String> UNITS = List.of("B", "KB", "MB", "GB", "TB");

	private static final DataSize MOST = DataSize.ofBytes(Integer.MAX_VALUE);

	/** Refuse what cannot work by its type, within records and lists of them too. */
	void values(Record properties, String below) {
		for (RecordComponent component : properties.getClass().getRecordComponents()) {
			ReflectionUtils.makeAccessible(component.getAccessor());
			value(below + DataObjectPropertyName.toDashedForm(component.getName()),
					ReflectionUtils.invokeMethod(component.getAccessor(), properties),
					component.getAnnotation(Least.class));
		}
	}

	private void value(String name, @Nullable Object value, @Nullable Least least) {
		if (value instanceof Integer count) {
			check(count > 0, name, count, "Set it to 1 or more.");
		}
		else if (value instanceof DataSize size) {
			boolean memory = name.endsWith("memory");
			check(size.toBytes() > 0 && (memory || size.compareTo(MOST) <= 0), name, size,
					"Set it to more than nothing" + (memory ? "." : " and less than 2 GB."));
		}
		else if (value instanceof Duration time && least != null) {
			atLeast(name, time, DurationStyle.SIMPLE.parse(least.value()));
		}
		else if (value instanceof String path && name.equals("path")) {
			check(PATH.matcher(path).matches(), name, path,
					"Let it start with a slash, end without one and hold no pattern, for example /live/ws.");
		}
		else if (value instanceof Record record) {
			values(record, name + ".");
		}
		else if (value instanceof List<?> list) {
			for (int i = 0; i < list.size(); i++) {
				value(name + "[" + i + "]", list.get(i), null);
			}
		}
	}

	public void share(String name, double value) {
		check(value > 0 && value <= 1, name, value, "Set it to more than 0 and at most 1.");
	}

	public void atLeast(String name, Duration value, Duration least) {
		check(value.compareTo(least) >= 0, name, value, "Set it to " + text(least) + " or more.");
	}

	public <T extends Comparable<T>> void atLeast(String name, T value, String other, T least) {
		check(value.compareTo(least) >= 0, name, value,
				"Set it to at least " + this.prefix + "." + other + ", which is " + text(least) + ".");
	}

	public void check(boolean works, String name, Object value, String reason) {
		if (!works) {
			throw new InvalidConfigurationPropertyValueException(this.prefix + "." + name, text(value), reason);
		}
	}

	/**
	 * A value as it is written in a property.
	 * @param value the value
	 */
	public static String text(Object value) {
		if (value instanceof Duration duration) {
			return DurationStyle.SIMPLE.print(duration, unit(duration));
		}
		return (value instanceof DataSize size) ? text(size.toBytes()) : value.toString();
	}

	private static ChronoUnit unit(Duration value) {
		if (value.getNano() != 0) {
			return (value.getNano() % 1_000_000 != 0) ? ChronoUnit.NANOS : ChronoUnit.MILLIS;
		}
		if (value.isZero() || value.toSecondsPart() != 0) {
			return ChronoUnit.SECONDS;
		}
		return (value.toMinutesPart() != 0) ? ChronoUnit.MINUTES : ChronoUnit.HOURS;
	}

	private static String text(long bytes) {
		int power = Math.min(Long.numberOfTrailingZeros(bytes) / 10, UNITS.size() - 1);
		return (bytes == 0) ? "0B" : (bytes >> (10 * power)) + UNITS.get(power);
	}

}
