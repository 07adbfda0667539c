package org.livespring.test.dom;

import java.util.ArrayList;
import java.util.List;

import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Changes the page to what the server rendered. Elements stay the same objects where the
 * browser's client would keep them, so that what the user did to them stays.
 */
public final class Morph {

	private final Controls controls;

	public Morph(Controls controls) {
		this.controls = controls;
	}

	/** Change the content of an element to a text. */
	public void patch(Element host, String html) {
		children(host, Parser.parseFragment(html, host.shallowClone(), ""));
	}

	private void children(Element host, List<Node> fresh) {
		List<Node> old = new ArrayList<>(host.childNodes());
		List<Node> result = new ArrayList<>();
		for (Node node : fresh) {
			Node match = match(old, node);
			if (match == null) {
				node.remove();
				result.add(node);
			}
			else {
				old.remove(match);
				change(match, node);
				result.add(match);
			}
		}
		old.forEach(Node::remove);
		for (int i = 0; i < result.size(); i++) {
			Node node = result.get(i);
			if (i >= host.childNodeSize() || host.childNode(i) != node) {
				host.insertChildren(i, List.of(node));
			}
		}
	}

	private static @Nullable Node match(List<Node> old, Node fresh) {
		if (!(fresh instanceof Element || fresh instanceof TextNode)) {
			return null;
		}
		String key = key(fresh);
		for (Node node : old) {
			if (node.nodeName().equals(fresh.nodeName()) && key.equals(key(node))) {
				return node;
			}
		}
		return null;
	}

	private static String key(Node node) {
		for (String name : List.of("live-slot", "id", "live-key", "live-fragment")) {
			if (node.hasAttr(name)) {
				return name + "=" + node.attr(name);
			}
		}
		return (node instanceof Element element && Markup.isControl(element) && node.hasAttr("name"))
				? "name=" + node.attr("name") + (Markup.isCheckable(element) ? "=" + node.attr("value") : "") : "";
	}

	private void change(Node old, Node fresh) {
		if (old instanceof TextNode text && fresh instanceof TextNode newText) {
			text.text(newText.getWholeText());
		}
		else if (old instanceof Element element && fresh instanceof Element newElement) {
			element(element, newElement);
		}
	}

	private void element(Element old, Element fresh) {
		boolean changes = !defaults(old).equals(defaults(fresh));
		attributes(old, fresh);
		boolean filled = fresh.hasAttr("live-slot") || fresh.hasAttr("live-fragment");
		if (!filled) {
			children(old, new ArrayList<>(fresh.childNodes()));
		}
		if (changes) {
			this.controls.defaultChanged(old);
		}
	}

	/** What the HTML says that a control shows. */
	private static String defaults(Element control) {
		if (control.nameIs("textarea")) {
			return control.wholeText();
		}
		if (control.nameIs("select")) {
			return control.select("option[selected]").eachAttr("value").toString();
		}
		if (!control.nameIs("input")) {
			return "";
		}
		return Markup.isCheckable(control) ? String.valueOf(control.hasAttr("checked")) : control.attr("value");
	}

	private static void attributes(Element old, Element fresh) {
		for (Attribute attribute : old.attributes().asList()) {
			String name = attribute.getKey();
			boolean own = name.equals("live-id") || (name.equals("open") && old.hasAttr(Toggles.BY_USER));
			if (!fresh.hasAttr(name) && !own && !name.equals(Toggles.BY_USER)) {
				old.removeAttr(name);
			}
		}
		boolean toggled = old.hasAttr(Toggles.BY_USER)
				&& old.attr(Toggles.BY_USER).equals(String.valueOf(fresh.hasAttr("open")));
		fresh.attributes().forEach((attribute) -> {
			if (!(toggled && attribute.getKey().equals("open"))) {
				old.attr(attribute.getKey(), attribute.getValue());
			}
		});
		if (old.hasAttr(Toggles.BY_USER) && !toggled) {
			Toggles.forget(old, fresh.hasAttr("open"));
		}
	}

}
