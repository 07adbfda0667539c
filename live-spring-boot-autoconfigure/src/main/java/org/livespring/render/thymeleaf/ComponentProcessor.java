package org.livespring.render.thymeleaf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.model.IAttribute;
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

	static boolean isComponent(IProcessableElementTag tag) {
		return tag.getElementCompleteName().equalsIgnoreCase(LiveDialect.PREFIX + ":" + NAME);
	}

	@Override
	protected void doProcess(ITemplateContext context, IProcessableElementTag tag,
			IElementTagStructureHandler structure) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		Map<String, String> attributes = new LinkedHashMap<>();
		for (IAttribute attribute : tag.getAllAttributes()) {
			read(context, attribute, values, attributes);
		}
		Object name = values.get("name");
		if (name == null) {
			throw new TemplateProcessingException("<live:component> needs a 'name'");
		}
		Object key = values.get("key");
		Object host = values.get("as");
		structure.replaceWith(
				places(context).component(name.toString(), (key != null) ? key.toString() : null,
						ModelMembers.of(values.get("props")), (host != null) ? host.toString() : "div", attributes),
				false);
	}

	private static void read(ITemplateContext context, IAttribute attribute, Map<String, @Nullable Object> values,
			Map<String, String> attributes) {
		String live = LiveAttributes.name(attribute);
		String name = (live != null) ? live : attribute.getAttributeCompleteName();
		Object value = (live != null) ? LiveAttributes.evaluate(context, attribute)
				: LiveDialect.unescape(attribute.getValue());
		switch (name) {
			case "name", "key", "as", "props" -> values.put(name, value);
			default -> {
				String text = (live != null) ? LiveAttributes.text(live, value)
						: (value != null) ? value.toString() : "";
				if (text != null) {
					attributes.put((live != null) ? "live-" + live : name, text);
				}
			}
		}
	}

	private ComponentPlaces places(ITemplateContext context) {
		return (context instanceof LiveEngineContext live) ? live.request().slots() : this.page.get();
	}

}
