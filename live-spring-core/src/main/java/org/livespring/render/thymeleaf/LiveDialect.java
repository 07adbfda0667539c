package org.livespring.render.thymeleaf;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.standard.StandardDialect;

import org.livespring.render.ComponentPlaces;
import org.livespring.render.FieldTag;
import org.livespring.render.ModelMembers;
import org.livespring.render.PageComponents;
import org.livespring.render.RequestOnly;

/**
 * The dialect {@code live}: {@code <live:component>}, {@code <live:fragment>},
 * {@code <live:field>}, {@code <live:script>}, {@code live:each} and {@code live:xyz} for
 * {@code live-xyz}.
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
		processors.add(new ElementProcessor(prefix, "field", LAST, this::field));
		processors.add(new ElementProcessor(prefix, "script", 1000, this::script));
		processors.add(new FormProcessor(prefix));
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

	private String field(ITemplateContext context, IProcessableElementTag tag) {
		if (!(context instanceof LiveEngineContext live)) {
			throw new TemplateProcessingException("<live:field> belongs into the template of a component");
		}
		TagInput input = TagInput.of(context, tag, FieldTag.VALUES);
		Map<String, @Nullable Object> values = new HashMap<>(input.values());
		// Read as variables, so that a row of live:each is rendered again when they
		// change
		context.getVariable(FormProcessor.ERRORS);
		values.computeIfAbsent("value",
				(name) -> ModelMembers.find(input.required("name", "live:field"), context::getVariable));
		if (context.getVariable(FormProcessor.FORM) instanceof FormProcessor.Form form && values.get("form") == null) {
			values.put("form", form.action());
			values.put("key", form.key());
		}
		return live.request().live().field(FieldTag.of(values, input.attributes()));
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
