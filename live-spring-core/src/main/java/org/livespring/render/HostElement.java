package org.livespring.render;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

/**
 * Element that a component lives in.
 *
 * @param name name of the element, chosen by the author of the template
 * @param attributes its attributes
 */
public record HostElement(String name, Map<String, String> attributes) {

	private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,63}");

	/** Elements whose content is no HTML, that have none, or that are the page itself. */
	private static final Set<String> NO_HOST = Set.of("area", "base", "body", "br", "col", "embed", "frame", "frameset",
			"head", "hr", "html", "iframe", "image", "img", "input", "link", "meta", "noembed", "noframes", "noscript",
			"param", "plaintext", "script", "source", "style", "template", "textarea", "title", "track", "wbr", "xmp");

	public HostElement {
		if (!NAME.matcher(name).matches() || NO_HOST.contains(name.toLowerCase(Locale.ROOT))) {
			throw new LiveException(LiveErrorCode.RENDER_FAILED, "'" + name + "' cannot be a component's host element");
		}
	}

	/**
	 * Start of the element.
	 * @return the start tag, its values escaped
	 */
	public String startTag() {
		StringBuilder tag = new StringBuilder(64).append('<').append(this.name);
		this.attributes.forEach((attribute, value) -> HtmlText.attribute(tag, attribute, value));
		return tag.append('>').toString();
	}

	/**
	 * End of the element.
	 * @return the end tag
	 */
	public String endTag() {
		return "</" + this.name + ">";
	}

}
