package org.livespring.render.thymeleaf;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.thymeleaf.context.IEngineContext;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.engine.TemplateData;
import org.thymeleaf.engine.TemplateModel;
import org.thymeleaf.model.IModel;
import org.thymeleaf.model.IModelFactory;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractAttributeModelProcessor;
import org.thymeleaf.processor.element.IElementModelStructureHandler;
import org.thymeleaf.templatemode.TemplateMode;

import org.livespring.render.TextWriter;

/**
 * {@code live:each}: a loop over immutable items. The rendered rows replace the element
 * by way of an element {@link #ROWS}, since what this kind of processor leaves would be
 * processed again.
 */
final class EachProcessor extends AbstractAttributeModelProcessor {

	static final String ROWS = "rows";

	/** A name that no expression can have. */
	private static final String ROWS_VARIABLE = "live::rows";

	/** As {@code th:each}: before everything that may depend on the item. */
	private static final int PRECEDENCE = 200;

	EachProcessor(String prefix) {
		super(TemplateMode.HTML, prefix, null, false, "each", true, PRECEDENCE, false);
	}

	@Override
	protected void doProcess(ITemplateContext context, IModel model, AttributeName name, String value,
			IElementModelStructureHandler structure) {
		IProcessableElementTag first = (IProcessableElementTag) model.get(0);
		IModelFactory factory = context.getModelFactory();
		model.replace(0, factory.removeAttribute(first, name));
		String rows = loop((IEngineContext) context, LoopHeader.parse(value), markup(model), first).render();
		model.reset();
		model.add(factory.createStandaloneElementTag(LiveAttributes.DIALECT + ":" + ROWS));
		structure.setLocalVariable(ROWS_VARIABLE, rows);
	}

	/** What stands in the place of the element: the rows as they are. */
	static String rows(ITemplateContext context, IProcessableElementTag tag) {
		Object rows = context.getVariable(ROWS_VARIABLE);
		return (rows != null) ? rows.toString() : "";
	}

	private static KeyedLoop loop(IEngineContext context, LoopHeader header, String markup,
			IProcessableElementTag first) {
		TemplateData template = context.getTemplateData();
		boolean cacheable = template.getValidity().isCacheable();
		TemplateModel body = context.getConfiguration()
			.getTemplateManager()
			.parseString(template, markup, first.getLine() - 1, first.getCol(), null, cacheable);
		if (cacheable && context instanceof LiveEngineContext live) {
			LoopTexts texts = live.request().cache().part(LoopTexts.class, LoopTexts::new);
			return new KeyedLoop.Remembering(live, header, body, texts.of(template.getTemplate(), markup),
					texts.nextLoop());
		}
		return new KeyedLoop(context, header, body);
	}

	private static String markup(IModel model) {
		TextWriter markup = new TextWriter();
		try {
			model.write(markup);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return markup.toString();
	}

}
