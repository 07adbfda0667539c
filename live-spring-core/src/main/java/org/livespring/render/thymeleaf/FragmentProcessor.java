package org.livespring.render.thymeleaf;

import java.util.Set;
import java.util.function.Supplier;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.element.AbstractElementTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.templatemode.TemplateMode;

import org.livespring.render.ComponentPlaces;
import org.livespring.render.PageComponents;

/**
 * {@code <live:fragment name="…" live:room="${…}" as="…"/>}: a fragment that all members
 * of a room share, in the template of a component.
 */
final class FragmentProcessor extends AbstractElementTagProcessor {

	private static final String NAME = "fragment";

	/** After all attributes of other dialects. */
	private static final int PRECEDENCE = 100_000;

	private final Supplier<PageComponents> page;

	FragmentProcessor(String prefix, Supplier<PageComponents> page) {
		super(TemplateMode.HTML, prefix, NAME, true, null, false, PRECEDENCE);
		this.page = page;
	}

	@Override
	protected void doProcess(ITemplateContext context, IProcessableElementTag tag,
			IElementTagStructureHandler structure) {
		TagInput input = TagInput.of(context, tag, Set.of("name", "room", "as"));
		structure.replaceWith(places(context).fragment(input.required("name", "live:fragment"),
				input.required("room", "live:fragment"), input.host(), input.attributes()), false);
	}

	private ComponentPlaces places(ITemplateContext context) {
		return (context instanceof LiveEngineContext live) ? live.request().slots() : this.page.get();
	}

}
