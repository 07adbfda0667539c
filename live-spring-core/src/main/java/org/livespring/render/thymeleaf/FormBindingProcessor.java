package org.livespring.render.thymeleaf;

import java.util.Set;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.templatemode.TemplateMode;

import org.livespring.render.RequestOnly;

/**
 * Refuses form attributes of Spring's dialect in components with a reason, where they
 * would fail without one or leave out the CSRF token. In pages it does nothing.
 */
final class FormBindingProcessor extends AbstractAttributeTagProcessor {

	static final Set<String> NAMES = Set.of("action", "field", "errors", "uerrors", "errorclass");

	/** Before those of Spring's dialect. */
	private static final int PRECEDENCE = 900;

	private final String name;

	FormBindingProcessor(String name) {
		super(TemplateMode.HTML, StandardDialect.PREFIX, null, false, name, true, PRECEDENCE, false);
		this.name = name;
	}

	@Override
	protected void doProcess(ITemplateContext context, IProcessableElementTag tag, AttributeName attribute,
			String value, IElementTagStructureHandler structure) {
		if (!(context instanceof LiveEngineContext)) {
			return;
		}
		if (!this.name.equals("action")) {
			throw RequestOnly.failure("The form binding of th:" + this.name + " (use the values and 'errors' instead)");
		}
		String method = tag.getAttributeValue("method");
		if (tag.hasAttribute(attribute.getPrefix(), "method") || (method != null && !method.equalsIgnoreCase("get"))) {
			throw RequestOnly.failure("The CSRF token of a th:action that is no GET (use live-submit instead)");
		}
	}

}
