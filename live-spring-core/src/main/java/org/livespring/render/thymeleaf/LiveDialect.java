package org.livespring.render.thymeleaf;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;

import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.standard.StandardDialect;

import org.livespring.render.ComponentPlaces;
import org.livespring.render.ModelMembers;
import org.livespring.render.PageComponents;
import org.livespring.render.RequestOnly;

/**
 * The dialect {@code live}: {@code <live:component>}, {@code <live:fragment>},
 * {@code <live:script>}, {@code live:each} and {@code live:xyz} for {@code live-xyz}.
 */
public final class LiveDialect extends AbstractProcessorDialect {

	/** After all attributes of other dialects. */
	private static final int LAST = 100_000;

	private final Supplier<PageComponents> page;

	/**
	 * Create the dialect.
	 * @param page puts components into pages; asked for when a page needs it
	 */
	public LiveDialect(Supplier<PageComponents> page) {
		super("Live Spring", LiveAttributes.DIALECT, StandardDialect.PROCESSOR_PRECEDENCE);
		this.page = page;
	}

	@Override
	public Set<IProcessor> getProcessors(String prefix) {
		Set<IProcessor> processors = new LinkedHashSet<>();
		processors.add(new EachProcessor(prefix));
		processors.add(new ElementProcessor(prefix, EachProcessor.ROWS, 1, EachProcessor::rows));
		processors.add(new AttributeProcessor(prefix));
		processors.add(new ElementProcessor(prefix, "component", LAST, this::component));
		processors.add(new ElementProcessor(prefix, "fragment", LAST, this::fragment));
		processors.add(new ElementProcessor(prefix, "script", 1000, this::script));
		processors.add(new TextareaProcessor());
		FormBindingProcessor.NAMES.forEach((name) -> processors.add(new FormBindingProcessor(name)));
		return processors;
	}

	private String component(ITemplateContext context, IProcessableElementTag tag) {
		TagInput input = TagInput.of(context, tag, Set.of("name", "key", "as", "props"));
		return places(context).component(input.required("name", "live:component"), input.optional("key"),
				ModelMembers.of(input.values().get("props")), input.host(), input.attributes());
	}

	private String fragment(ITemplateContext context, IProcessableElementTag tag) {
		TagInput input = TagInput.of(context, tag, Set.of("name", "room", "as"));
		return places(context).fragment(input.required("name", "live:fragment"),
				input.required("room", "live:fragment"), input.host(), input.attributes());
	}

	private String script(ITemplateContext context, IProcessableElementTag tag) {
		if (context instanceof LiveEngineContext) {
			throw RequestOnly.failure("<live:script>");
		}
		return this.page.get().script();
	}

	/** The template is that of a component, or that of a page. */
	private ComponentPlaces places(ITemplateContext context) {
		return (context instanceof LiveEngineContext live) ? live.request().slots() : this.page.get();
	}

}
