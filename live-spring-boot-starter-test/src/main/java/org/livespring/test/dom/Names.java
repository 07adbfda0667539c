package org.livespring.test.dom;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The roles and names of elements, as users and screen readers know them. */
public final class Names {

	private static final Map<String, String> ROLES = Map.ofEntries(Map.entry("a", "link"),
			Map.entry("article", "article"), Map.entry("aside", "complementary"), Map.entry("button", "button"),
			Map.entry("dialog", "dialog"), Map.entry("fieldset", "group"), Map.entry("footer", "contentinfo"),
			Map.entry("form", "form"), Map.entry("header", "banner"), Map.entry("h1", "heading"),
			Map.entry("h2", "heading"), Map.entry("h3", "heading"), Map.entry("h4", "heading"),
			Map.entry("h5", "heading"), Map.entry("h6", "heading"), Map.entry("img", "img"),
			Map.entry("li", "listitem"), Map.entry("main", "main"), Map.entry("nav", "navigation"),
			Map.entry("ol", "list"), Map.entry("option", "option"), Map.entry("output", "status"),
			Map.entry("progress", "progressbar"), Map.entry("section", "region"), Map.entry("table", "table"),
			Map.entry("td", "cell"), Map.entry("th", "columnheader"), Map.entry("tr", "row"), Map.entry("ul", "list"),
			Map.entry("textarea", "textbox"));

	private static final Set<String> NAMED_BY_CONTENT = Set.of("button", "link", "heading", "option", "cell",
			"columnheader", "listitem", "row", "tab", "menuitem", "checkbox", "radio", "switch");

	private Names() {
	}

	/** The role of an element, empty without one. */
	public static String role(Element element) {
		if (element.hasAttr("role")) {
			return element.attr("role").split(" ")[0];
		}
		if (element.nameIs("input")) {
			return inputRole(element);
		}
		if (element.nameIs("select")) {
			return element.hasAttr("multiple") ? "listbox" : "combobox";
		}
		boolean anchor = element.nameIs("a") && !element.hasAttr("href");
		return anchor ? "" : ROLES.getOrDefault(element.normalName(), "");
	}

	private static String inputRole(Element input) {
		if (Markup.isButton(input)) {
			return "button";
		}
		String type = Markup.type(input);
		return switch (type) {
			case "checkbox", "radio" -> type;
			case "number" -> "spinbutton";
			case "range" -> "slider";
			case "search" -> "searchbox";
			case "hidden" -> "";
			default -> "textbox";
		};
	}

	/** The accessible name of an element, empty without one. */
	public static String of(Element element) {
		String named = byReference(element);
		if (named.isEmpty()) {
			named = element.attr("aria-label").strip();
		}
		if (named.isEmpty()) {
			named = labels(element);
		}
		if (named.isEmpty() && element.nameIs("input") && Markup.isButton(element)) {
			named = element.attr("value");
		}
		if (named.isEmpty() && NAMED_BY_CONTENT.contains(role(element)) && !element.nameIs("input")) {
			named = content(element);
		}
		for (String attribute : List.of("alt", "title", "placeholder")) {
			named = named.isEmpty() ? element.attr(attribute).strip() : named;
		}
		return named;
	}

	private static String content(Element element) {
		String images = element.select("img[alt]").eachAttr("alt").stream().collect(Collectors.joining(" "));
		return (element.text() + " " + images).strip();
	}

	private static String byReference(Element element) {
		Document document = element.ownerDocument();
		if (document == null || element.attr("aria-labelledby").isBlank()) {
			return "";
		}
		return List.of(element.attr("aria-labelledby").split("\\s+"))
			.stream()
			.map(document::getElementById)
			.filter(Objects::nonNull)
			.map(Element::text)
			.collect(Collectors.joining(" "));
	}

	private static String labels(Element control) {
		if (!Markup.isControl(control) && !Markup.isButton(control)) {
			return "";
		}
		Element around = control.closest("label");
		String text = (around != null) ? ownText(around) : "";
		if (!control.id().isEmpty()) {
			for (Element label : control.root().select("label[for]")) {
				if (label.attr("for").equals(control.id())) {
					text = (text + " " + label.text()).strip();
				}
			}
		}
		return text;
	}

	/** The text of a label without that of the controls in it. */
	private static String ownText(Element label) {
		Element copy = label.clone();
		copy.select("select,textarea,button,[role=alert],.error").remove();
		return copy.text().strip();
	}

	/** The control of a label. */
	public static @Nullable Element labelled(Element label) {
		Document document = label.ownerDocument();
		if (label.hasAttr("for")) {
			return (document != null) ? document.getElementById(label.attr("for")) : null;
		}
		return label.selectFirst("input,textarea,select,button");
	}

	/** Whether a name is the one that is asked for, whatever the case and spaces are. */
	public static boolean isSame(String name, String wanted) {
		return normal(name).equals(normal(wanted));
	}

	private static String normal(String text) {
		return text.strip().replaceAll("\\s+", " ").replaceAll("\\s*[*:]$", "").toLowerCase(Locale.ROOT);
	}

	/** An element for a message. */
	public static String describe(Element element) {
		String role = role(element);
		String name = of(element);
		return (role.isEmpty() ? "<" + element.normalName() + ">" : role) + (name.isEmpty() ? "" : " \"" + name + "\"")
				+ (Markup.isDisabled(element) ? " (disabled)" : "");
	}

}
