package org.livespring.dashboard;

import java.util.stream.Stream;

import org.springframework.web.util.HtmlUtils;

/** A builder of HTML that escapes values. */
final class Html {

	private final StringBuilder html = new StringBuilder(32 * 1024);

	/**
	 * Adds markup.
	 * @param markup markup with {@code %s} in the place of each value
	 * @param values the values, which are escaped
	 */
	void add(String markup, Object... values) {
		Object[] escaped = Stream.of(values).map((value) -> HtmlUtils.htmlEscape(value.toString(), "UTF-8")).toArray();
		this.html.append(markup.formatted(escaped));
	}

	@Override
	public String toString() {
		return this.html.toString();
	}

}
