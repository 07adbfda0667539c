package org.livespring.dashboard;

/** Writes HTML; every text and value is escaped. */
final class Html {

	private final StringBuilder html;

	Html(int capacity) {
		this.html = new StringBuilder(capacity);
	}

	/**
	 * Start an element.
	 * @param name its name
	 * @param attributes names and values in turns; an empty value for an attribute
	 * without
	 */
	Html open(String name, Object... attributes) {
		this.html.append('<').append(name);
		for (int i = 0; i < attributes.length; i += 2) {
			this.html.append(' ').append(attributes[i]);
			String value = String.valueOf(attributes[i + 1]);
			if (!value.isEmpty()) {
				this.html.append("=\"");
				escape(value);
				this.html.append('"');
			}
		}
		this.html.append('>');
		return this;
	}

	Html close(String name) {
		this.html.append("</").append(name).append('>');
		return this;
	}

	Html text(String text) {
		escape(text);
		return this;
	}

	/** An element with a text. */
	Html element(String name, String text, Object... attributes) {
		return open(name, attributes).text(text).close(name);
	}

	/** What is HTML already. */
	Html html(String html) {
		this.html.append(html);
		return this;
	}

	private void escape(String text) {
		for (int i = 0; i < text.length(); i++) {
			char unit = text.charAt(i);
			switch (unit) {
				case '&' -> this.html.append("&amp;");
				case '<' -> this.html.append("&lt;");
				case '>' -> this.html.append("&gt;");
				case '"' -> this.html.append("&quot;");
				default -> this.html.append(unit);
			}
		}
	}

	@Override
	public String toString() {
		return this.html.toString();
	}

}
