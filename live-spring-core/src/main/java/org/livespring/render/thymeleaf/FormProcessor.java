package org.livespring.render.thymeleaf;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.templatemode.TemplateMode;

import org.livespring.component.form.FormErrors;

/**
 * {@code <form live-submit="action">}: in the form, {@code errors} are those of the form,
 * and {@code <live:field>} is one of its fields. The form's {@code live-key} tells it
 * apart from others with the same action.
 */
final class FormProcessor extends AbstractAttributeTagProcessor {

	/** Names that no expression can have. */
	static final String FORM = "live::form";

	static final String ERRORS = "live::errors";

	/** After those that write the attributes that are read here. */
	private static final int PRECEDENCE = 2000;

	FormProcessor(String prefix) {
		super(TemplateMode.HTML, prefix, null, false, "live-submit", false, PRECEDENCE, false);
	}

	@Override
	protected void doProcess(ITemplateContext context, IProcessableElementTag tag, AttributeName attribute,
			String value, IElementTagStructureHandler structure) {
		if (context.getVariable(ERRORS) instanceof FormErrors errors) {
			Form form = new Form(value, tag.getAttributeValue("live-key"));
			structure.setLocalVariable(FORM, form);
			structure.setLocalVariable("errors", errors.of(FormErrors.form(form.action, form.key)));
		}
	}

	/** The form around a field. */
	record Form(String action, @Nullable String key) {

	}

}
