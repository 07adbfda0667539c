package org.livespring.render.thymeleaf;

import java.util.Set;
import java.util.function.Supplier;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractElementTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.templatemode.TemplateMode;

import org.livespring.render.ComponentPlaces;
import org.livespring.render.ModelMembers;
import org.livespring.render.PageComponents;

/**
 * {@code <live:component name="…" key="…" as="…" live:props="${…}"/>}: a component of the
 * page, or a child of the component whose template this is.
 */
final class ComponentProcessor extends AbstractElementTagProcessor {

	private static final String NAME = "component";

	/** After all attributes of other dialects. */
	private static final int PRECEDENCE = 100_000;

	private final Supplier<PageComponents> page;

	ComponentProcessor(String prefix, Supplier<PageComponents> page) {
		super(TemplateMode.HTML, prefix, NAME, true, null, false, PRECEDENCE);
		this.page = page;
	}

	@Override
	protected void doProcess(ITemplateContext context, IProcessableElementTag tag,
			IElementTagStructureHandler structure) {
		TagInput input = TagInput.of(context, tag, Set.of("name", "key", "as", "props"));
		structure.replaceWith(places(context).component(input.required("name", "live:component"), input.optional("key"),
				ModelMembers.of(input.values().get("props")), input.host(), input.attributes()), false);
	}

	private ComponentPlaces places(ITemplateContext context) {
		return (context instanceof LiveEngineContext live) ? live.request().slots() : this.page.get();
	}

}
