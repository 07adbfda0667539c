package org.livespring.render.mustache;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.web.util.HtmlUtils;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

/** The text of a section, in which values are already escaped. */
final class SectionText {

	static final String NAME = "";

	private static final Pattern SYNTAX = Pattern.compile("\\s*([^\\s=\"]+)((?:\\s+[^\\s=\"]+(?:=\"[^\"]*\")?)*)\\s*");

	private static final Pattern ATTRIBUTE = Pattern.compile("([^\\s=\"]+)(?:=\"([^\"]*)\")?");

	private SectionText() {
	}

	/** The first word under {@link #NAME}, and the attributes after it. */
	static Map<String, String> attributes(String text) {
		Matcher parts = SYNTAX.matcher(text);
		if (!parts.matches()) {
			throw new LiveException(LiveErrorCode.RENDER_FAILED, "The text of {{#live.component}} is not of the form "
					+ "todo-item key=\"{{id}}\" props=\"item\" as=\"li\"");
		}
		Map<String, String> attributes = new LinkedHashMap<>();
		attributes.put(NAME, parts.group(1));
		Matcher attribute = ATTRIBUTE.matcher(parts.group(2));
		while (attribute.find()) {
			String value = attribute.group(2);
			attributes.put(attribute.group(1), (value != null) ? HtmlUtils.htmlUnescape(value) : "");
		}
		return attributes;
	}

}
