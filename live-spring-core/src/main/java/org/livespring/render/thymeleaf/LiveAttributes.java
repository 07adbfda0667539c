package org.livespring.render.thymeleaf;

import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IAttribute;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.unbescape.html.HtmlEscape;

/** Evaluates {@code live:…} attributes. */
final class LiveAttributes {

	/** Prefix of the dialect. */
	static final String DIALECT = "live";

	private static final String PREFIX = DIALECT + ":";

	private LiveAttributes() {
	}

	/** What follows {@code live:}, or {@code null} for another attribute. */
	static @Nullable String name(IAttribute attribute) {
		String name = attribute.getAttributeCompleteName();
		return name.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
				? name.substring(PREFIX.length()).toLowerCase(Locale.ROOT) : null;
	}

	/**
	 * Return what follows the prefix of the standard dialect, {@code th:} or
	 * {@code data-th-}, or {@code null} for another attribute.
	 */
	static @Nullable String standardName(ITemplateContext context, IAttribute attribute) {
		AttributeName name = attribute.getAttributeDefinition().getAttributeName();
		return Objects.equals(name.getPrefix(), context.getConfiguration().getStandardDialectPrefix())
				? name.getAttributeName() : null;
	}

	static @Nullable Object evaluate(ITemplateContext context, IAttribute attribute) {
		String expression = unescape(attribute.getValue());
		if (expression == null || expression.isBlank()) {
			return null;
		}
		return StandardExpressions.getExpressionParser(context.getConfiguration())
			.parseExpression(context, expression)
			.execute(context);
	}

	static @Nullable String unescape(@Nullable String value) {
		return HtmlEscape.unescapeHtml(value);
	}

	/** Value of the HTML attribute, {@code null} if there is to be none. */
	static @Nullable String text(String name, @Nullable Object value) {
		if (value instanceof Boolean flag && !name.startsWith("value-")) {
			return flag ? "" : null;
		}
		return (value != null) ? value.toString() : null;
	}

}
