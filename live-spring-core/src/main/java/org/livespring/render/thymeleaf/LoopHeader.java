package org.livespring.render.thymeleaf;

import java.util.Collection;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.util.EvaluationUtils;

/**
 * The value of {@code live:each}: {@code row : ${rows}} or {@code row, status : ${rows}}.
 *
 * @param item variable of the item
 * @param status variable of the {@link RowStatus}
 * @param items expression of the items
 */
record LoopHeader(String item, String status, String items) {

	private static final Pattern SYNTAX = Pattern.compile("\\s*(\\w+)\\s*(?:,\\s*(\\w+)\\s*)?:(.+)", Pattern.DOTALL);

	static LoopHeader parse(String value) {
		Matcher parts = SYNTAX.matcher(value);
		if (!parts.matches()) {
			throw new TemplateProcessingException(
					"live:each=\"" + value + "\" is not of the form \"row : ${rows}\" or \"row, status : ${rows}\"");
		}
		String item = parts.group(1);
		return new LoopHeader(item, (parts.group(2) != null) ? parts.group(2) : item + "Stat", parts.group(3).trim());
	}

	Collection<?> evaluate(ITemplateContext context) {
		return collection(StandardExpressions.getExpressionParser(context.getConfiguration())
			.parseExpression(context, this.items)
			.execute(context));
	}

	private static Collection<?> collection(@Nullable Object items) {
		if (items instanceof Collection<?> collection) {
			return collection;
		}
		if (items instanceof Map<?, ?> map) {
			return map.entrySet();
		}
		return EvaluationUtils.evaluateAsList(items);
	}

}
