package org.livespring.test.client;

import java.util.HashMap;
import java.util.Map;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;

import org.livespring.test.dom.Morph;

/** The parts of a page that are the same for all viewers. */
final class Fragments {

	private final Morph morph;

	private final Map<String, Text> texts = new HashMap<>();

	Fragments(Morph morph) {
		this.morph = morph;
	}

	private record Text(long seq, String html) {

	}

	void forget() {
		this.texts.clear();
	}

	/**
	 * Take a change.
	 * @return {@code false} if it does not follow from what is here
	 */
	boolean receive(Document document, JsonNode frame) {
		String key = frame.path("fragment").asString("");
		Text old = this.texts.get(key);
		long seq = frame.path("seq").asLong(0);
		JsonNode html = frame.path("html");
		if (!html.isString() && (old == null || old.seq() + 1 != seq)) {
			return old != null && seq <= old.seq();
		}
		String text = ClientComponent.apply(html, (old != null) ? old.html() : null);
		this.texts.put(key, new Text(seq, text));
		fill(document);
		return true;
	}

	/** Show the texts in the elements of their keys. */
	void fill(Element root) {
		for (Element element : root.select("[live-fragment]")) {
			Text text = this.texts.get(element.attr("live-fragment"));
			if (text != null) {
				this.morph.patch(element, text.html());
			}
		}
	}

}
