package org.livespring.test.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

import org.livespring.test.client.WebPage;
import org.livespring.test.dom.Markup;

/**
 * The elements of a page of the test client, as {@code dump.js} has them of a browser.
 */
final class PageDump {

	private static final Set<String> OTHER_EACH_TIME = Set.of("live-id", "live-test-toggled");

	private final WebPage page;

	private final List<String> lines = new ArrayList<>();

	private final StringBuilder text = new StringBuilder();

	PageDump(WebPage page) {
		this.page = page;
	}

	List<String> lines() {
		Element focused = this.page.focused();
		this.lines.add("  focus " + ((focused != null) ? describe(focused) : "none"));
		children(this.page.document().body(), 2);
		return this.lines;
	}

	private void children(Element parent, int depth) {
		for (Node node : parent.childNodes()) {
			if (node instanceof TextNode textNode) {
				this.text.append(textNode.getWholeText());
			}
			else if (node instanceof Element element && !element.nameIs("script")) {
				text(depth);
				this.lines.add("  ".repeat(depth) + describe(element) + state(element));
				children(element, depth + 1);
			}
		}
		text(depth);
	}

	private void text(int depth) {
		String normal = this.text.toString().replaceAll("\\s+", " ").strip();
		this.text.setLength(0);
		if (!normal.isEmpty()) {
			this.lines.add("  ".repeat(depth) + "\"" + normal + "\"");
		}
	}

	private static String describe(Element element) {
		return element.normalName() + StreamSupport.stream(element.attributes().spliterator(), false)
			.filter((each) -> !OTHER_EACH_TIME.contains(each.getKey()))
			.map(Attribute::getKey)
			.sorted()
			.map((name) -> " " + name + "=" + withoutId(element, element.attr(name)))
			.collect(Collectors.joining());
	}

	private static String withoutId(Element element, String value) {
		Element host = element.closest("[live-id]");
		return (host != null) ? value.replace(host.attr("live-id"), "ID") : value;
	}

	private String state(Element element) {
		if (element.nameIs("select")) {
			return " : " + this.page.selected(element).stream().map(Element::text).toList();
		}
		if (Markup.isCheckable(element)) {
			return " : " + this.page.isChecked(element);
		}
		return element.is("input,textarea") ? " : " + this.page.value(element) : "";
	}

}
