package org.livespring.render.thymeleaf;

import java.util.function.BiFunction;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractElementTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.templatemode.TemplateMode;

/** Puts finished HTML in the place of one of our elements. */
final class ElementProcessor extends AbstractElementTagProcessor {

	private final BiFunction<ITemplateContext, IProcessableElementTag, String> html;

	ElementProcessor(String prefix, String name, int precedence,
			BiFunction<ITemplateContext, IProcessableElementTag, String> html) {
		super(TemplateMode.HTML, prefix, name, true, null, false, precedence);
		this.html = html;
	}

	@Override
	protected void doProcess(ITemplateContext context, IProcessableElementTag tag,
			IElementTagStructureHandler structure) {
		structure.replaceWith(this.html.apply(context, tag), false);
	}

}
