package org.livespring.render.thymeleaf;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.model.IAttribute;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.AbstractProcessor;
import org.thymeleaf.processor.element.IElementTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.processor.element.MatchingAttributeName;
import org.thymeleaf.processor.element.MatchingElementName;
import org.thymeleaf.templatemode.TemplateMode;
import org.unbescape.html.HtmlEscape;

/** {@code live:xyz="${…}"} on any element gives {@code live-xyz="…"}. */
final class AttributeProcessor extends AbstractProcessor implements IElementTagProcessor {

	private static final int PRECEDENCE = 1500;

	private final MatchingAttributeName attributes;

	AttributeProcessor(String prefix) {
		super(TemplateMode.HTML, PRECEDENCE);
		this.attributes = MatchingAttributeName.forAllAttributesWithPrefix(TemplateMode.HTML, prefix);
	}

	@Override
	public @Nullable MatchingElementName getMatchingElementName() {
		return null;
	}

	@Override
	public MatchingAttributeName getMatchingAttributeName() {
		return this.attributes;
	}

	@Override
	public void process(ITemplateContext context, IProcessableElementTag tag, IElementTagStructureHandler structure) {
		if (isOwn(tag)) {
			return;
		}
		for (IAttribute attribute : tag.getAllAttributes()) {
			String name = LiveAttributes.name(attribute);
			if (name != null) {
				replace(attribute, name, LiveAttributes.text(name, LiveAttributes.evaluate(context, attribute)),
						structure);
			}
		}
	}

	/** Whether an element is one of ours, which reads its attributes itself. */
	private static boolean isOwn(IProcessableElementTag tag) {
		String name = tag.getElementCompleteName();
		return name.equalsIgnoreCase(LiveAttributes.DIALECT + ":component")
				|| name.equalsIgnoreCase(LiveAttributes.DIALECT + ":fragment")
				|| name.equalsIgnoreCase(LiveAttributes.DIALECT + ":field");
	}

	private static void replace(IAttribute attribute, String name, @Nullable String value,
			IElementTagStructureHandler structure) {
		if (value == null) {
			structure.removeAttribute(attribute.getAttributeDefinition().getAttributeName());
		}
		else {
			structure.replaceAttribute(attribute.getAttributeDefinition().getAttributeName(), "live-" + name,
					HtmlEscape.escapeHtml4Xml(value));
		}
	}

}
