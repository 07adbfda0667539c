package org.livespring.test;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

import org.livespring.test.client.WebPage;
import org.livespring.test.dom.Markup;
import org.livespring.test.dom.Names;

/** A page as text, for the messages of failed tests. */
final class PageText {

	private final WebPage page;

	private final StringBuilder text = new StringBuilder();

	private PageText(WebPage page) {
		this.page = page;
	}

	/** The page, its messages, the last frames and what the engine has logged. */
	static String of(WebPage page) {
		PageText text = new PageText(page);
		text.text.append("The page ").append(page.url()).append(" (").append(page.status()).append(") shows:\n");
		text.children(page.document().body(), 1);
		page.notices().flashes().forEach((flash) -> text.line(1, "[" + flash.level() + "] " + flash.message()));
		page.notices().failures().forEach((failure) -> text.line(1, "[" + failure.code() + "] " + failure.message()));
		if (!page.network().frames().isEmpty()) {
			text.text.append("Its last frames:\n");
			page.network().frames().forEach((frame) -> text.line(1, frame));
		}
		if (!page.log().isEmpty()) {
			text.text.append("The engine has logged:\n");
			page.log().forEach((line) -> text.line(1, line));
		}
		return text.text.toString();
	}

	private void line(int depth, String line) {
		this.text.append("  ".repeat(depth)).append(line).append('\n');
	}

	private void children(Element element, int depth) {
		for (Node node : element.childNodes()) {
			if (node instanceof TextNode text && !text.isBlank()) {
				line(depth, text.text().strip());
			}
			else if (node instanceof Element child && !Markup.isHidden(child)) {
				element(child, depth);
			}
		}
	}

	private void element(Element element, int depth) {
		String role = Names.role(element);
		if (Markup.isControl(element)) {
			String state = Markup.isCheckable(element) ? (this.page.isChecked(element) ? "checked" : "not checked")
					: "\"" + this.page.value(element) + "\"";
			line(depth, Names.describe(element) + ": " + state);
		}
		else if (role.equals("button") || role.equals("link") || role.equals("heading")) {
			line(depth, Names.describe(element));
		}
		else if (role.isEmpty() || element.childrenSize() == 0) {
			children(element, depth);
		}
		else {
			line(depth, Names.describe(element));
			children(element, depth + 1);
		}
	}

}
