package org.livespring.render.thymeleaf;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.standard.StandardDialect;
import org.unbescape.html.HtmlEscape;

import org.livespring.render.PageComponents;

/**
 * The dialect {@code live}: {@code <live:component>}, {@code <live:fragment>},
 * {@code <live:script>}, {@code live:each} and {@code live:xyz} for {@code live-xyz}.
 */
public final class LiveDialect extends AbstractProcessorDialect {

	static final String PREFIX = "live";

	private final Supplier<PageComponents> page;

	/**
	 * Create the dialect.
	 * @param page puts components into pages; asked for when a page needs it
	 */
	public LiveDialect(Supplier<PageComponents> page) {
		super("Live Spring", PREFIX, StandardDialect.PROCESSOR_PRECEDENCE);
		this.page = page;
	}

	@Override
	public Set<IProcessor> getProcessors(String prefix) {
		Set<IProcessor> processors = new LinkedHashSet<>();
		processors.add(new EachProcessor(prefix));
		processors.add(new LoopOutputProcessor(prefix));
		processors.add(new AttributeProcessor(prefix));
		processors.add(new ComponentProcessor(prefix, this.page));
		processors.add(new FragmentProcessor(prefix, this.page));
		processors.add(new ScriptProcessor(prefix, this.page));
		FormBindingProcessor.NAMES.forEach((name) -> processors.add(new FormBindingProcessor(name)));
		return processors;
	}

	/** Whether an element is one of ours, which reads its attributes itself. */
	static boolean isOwn(IProcessableElementTag tag) {
		String name = tag.getElementCompleteName();
		return name.equalsIgnoreCase(PREFIX + ":component") || name.equalsIgnoreCase(PREFIX + ":fragment");
	}

	static @Nullable String unescape(@Nullable String value) {
		return HtmlEscape.unescapeHtml(value);
	}

}
