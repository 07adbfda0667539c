package org.livespring.render.thymeleaf;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractElementTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.templatemode.TemplateMode;

/** Writes the rows that {@link EachProcessor} rendered, as they are. */
final class LoopOutputProcessor extends AbstractElementTagProcessor {

	static final String ELEMENT = LiveDialect.PREFIX + ":rows";

	/** A name that no expression can have. */
	static final String ROWS = "live::rows";

	LoopOutputProcessor(String prefix) {
		super(TemplateMode.HTML, prefix, "rows", true, null, false, 1);
	}

	@Override
	protected void doProcess(ITemplateContext context, IProcessableElementTag tag,
			IElementTagStructureHandler structure) {
		Object rows = context.getVariable(ROWS);
		structure.replaceWith((rows != null) ? rows.toString() : "", false);
	}

}
