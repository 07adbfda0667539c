package org.livespring.render;

import java.util.List;
import java.util.regex.Pattern;

/**
 * HTML of a component, without that of its children: well-formed UTF-16 with {@code \n}
 * as the only line end, as a browser reads it.
 *
 * @param text the HTML
 * @param slots the places of the children, in the order of the text
 * @param fragments the places of shared fragments, in the order of the text
 */
public record Rendered(String text, List<Slot> slots, List<FragmentPlace> fragments) {

	private static final Pattern ESCAPABLE = Pattern.compile("[^\\p{L}\\p{N} .,]+");

	/**
	 * Whether an element calls the action of a form, with the key of the form if it has
	 * one.
	 */
	public boolean hasForm(String form) {
		String[] name = form.split(":", 2);
		String key = (name.length > 1) ? "(?=[^>]*\\slive-key=" + value(name[1]) + ")" : "";
		return Pattern.compile("<[a-zA-Z]" + key + "[^>]*\\slive-[a-z-]+=" + value(name[0])).matcher(this.text).find();
	}

	/** Whether the HTML contains a text, whatever an engine has escaped in it. */
	public boolean shows(String text) {
		return ESCAPABLE.splitAsStream(text).allMatch(this.text::contains);
	}

	private static String value(String text) {
		return "[\"']?" + Pattern.quote(text) + "[\"'\\s/>]";
	}

}
