package org.livespring.render;

import java.util.regex.Pattern;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

/** Writes attributes and text of HTML, escaped. */
final class HtmlText {

	private static final Pattern ATTRIBUTE = Pattern.compile("[^\\s\"'<>/=\\p{Cntrl}]{1,128}");

	private HtmlText() {
	}

	static void attribute(StringBuilder html, String name, String value) {
		if (!ATTRIBUTE.matcher(name).matches()) {
			throw new LiveException(LiveErrorCode.RENDER_FAILED, "'" + name + "' is no name of an attribute");
		}
		html.append(' ').append(name).append("=\"");
		text(html, value);
		html.append('"');
	}

	static void text(StringBuilder html, String text) {
		for (int i = 0; i < text.length(); i++) {
			char unit = text.charAt(i);
			switch (unit) {
				case '&' -> html.append("&amp;");
				case '<' -> html.append("&lt;");
				case '>' -> html.append("&gt;");
				case '"' -> html.append("&quot;");
				default -> html.append(unit);
			}
		}
	}

}
