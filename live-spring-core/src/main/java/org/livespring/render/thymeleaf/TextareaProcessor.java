package org.livespring.render.thymeleaf;

import java.util.Objects;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.templatemode.TemplateMode;
import org.unbescape.html.HtmlEscape;

/**
 * {@code <textarea th:text="…">} keeps the line break that the text begins with: browsers
 * drop the first one of the element.
 */
final class TextareaProcessor extends AbstractAttributeTagProcessor {

	/** Before that of the standard dialect. */
	private static final int PRECEDENCE = 1299;

	TextareaProcessor() {
		super(TemplateMode.HTML, StandardDialect.PREFIX, "textarea", false, "text", true, PRECEDENCE, true);
	}

	@Override
	protected void doProcess(ITemplateContext context, IProcessableElementTag tag, AttributeName attribute,
			String value, IElementTagStructureHandler structure) {
		String text = Objects.toString(StandardExpressions.getExpressionParser(context.getConfiguration())
			.parseExpression(context, value)
			.execute(context), "");
		String lost = (text.startsWith("\n") || text.startsWith("\r")) ? "\n" : "";
		structure.setBody(lost + HtmlEscape.escapeHtml4Xml(text), false);
	}

}
