package org.livespring.test.dom;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Objects;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What an input makes of a value that is not of its type, as the HTML Standard has it.
 */
final class InputValue {

	private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

	private InputValue() {
	}

	/** The value that an input has after this one was given to it. */
	static String sanitized(Element input, String value) {
		return switch (Markup.type(input)) {
			case "number" -> (decimal(value) != null) ? value : "";
			case "range" -> range(input, decimal(value));
			case "color" -> value.matches("#[0-9a-fA-F]{6}") ? value.toLowerCase(Locale.ROOT) : "#000000";
			case "date" -> matching(value, "\\d{4,}-\\d\\d-\\d\\d");
			case "month" -> matching(value, "\\d{4,}-\\d\\d");
			case "week" -> matching(value, "\\d{4,}-W\\d\\d");
			case "time" -> matching(value, "\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,3})?)?");
			case "datetime-local" ->
				matching(value.replace(' ', 'T'), "\\d{4,}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,3})?)?");
			case "email", "url" -> value.replaceAll("[\\r\\n]", "").strip();
			case "text", "search", "tel", "password" -> value.replaceAll("[\\r\\n]", "");
			default -> value;
		};
	}

	private static String matching(String value, String pattern) {
		return value.matches(pattern) ? value : "";
	}

	private static String range(Element input, @Nullable BigDecimal value) {
		BigDecimal least = decimal(input, "min", BigDecimal.ZERO);
		BigDecimal most = decimal(input, "max", HUNDRED);
		BigDecimal middle = (most.compareTo(least) < 0) ? least
				: least.add(most.subtract(least).divide(BigDecimal.valueOf(2)));
		BigDecimal inside = Objects.requireNonNullElse(value, middle).min(most).max(least);
		BigDecimal step = decimal(input, "step", BigDecimal.ONE);
		if (step.signum() > 0 && !input.attr("step").equals("any")) {
			inside = least.add(inside.subtract(least).divide(step, 0, RoundingMode.HALF_UP).multiply(step));
			inside = (inside.compareTo(most) > 0) ? inside.subtract(step) : inside;
		}
		return inside.stripTrailingZeros().toPlainString();
	}

	private static BigDecimal decimal(Element input, String attribute, BigDecimal otherwise) {
		return Objects.requireNonNullElse(decimal(input.attr(attribute)), otherwise);
	}

	/** Read a number as HTML writes it. */
	static @Nullable BigDecimal decimal(String text) {
		return text.matches("-?(\\d+(\\.\\d+)?|\\.\\d+)([eE][+-]?\\d{1,3})?") ? new BigDecimal(text) : null;
	}

}
