package org.livespring.render.thymeleaf;

import java.util.function.Supplier;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractElementTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.templatemode.TemplateMode;

import org.livespring.render.PageComponents;
import org.livespring.render.RequestOnly;

/** {@code <live:script/>} in a page: loads the client. */
final class ScriptProcessor extends AbstractElementTagProcessor {

	private final Supplier<PageComponents> page;

	ScriptProcessor(String prefix, Supplier<PageComponents> page) {
		super(TemplateMode.HTML, prefix, "script", true, null, false, 1000);
		this.page = page;
	}

	@Override
	protected void doProcess(ITemplateContext context, IProcessableElementTag tag,
			IElementTagStructureHandler structure) {
		if (context instanceof LiveEngineContext) {
			throw RequestOnly.failure("<live:script>");
		}
		structure.replaceWith(this.page.get().script(), false);
	}

}
