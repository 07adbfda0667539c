package org.livespring.test.dom;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What the HTML Standard says of elements, as far as users and forms notice it. */
public final class Markup {

	private static final Set<String> CONTROLS = Set.of("input", "textarea", "select");

	private static final Set<String> LISTED = Set.of("input", "textarea", "select", "button", "fieldset", "output",
			"object");

	private static final Set<String> DISABLED = Set.of("input", "textarea", "select", "button", "fieldset", "option",
			"optgroup");

	/**
	 * The inputs that keep a form without a button from being submitted if there are
	 * several.
	 */
	private static final Set<String> LINES = Set.of("text", "search", "tel", "url", "email", "password", "date",
			"month", "week", "time", "datetime-local", "number");

	private Markup() {
	}

	/** Whether an element is a control that a user changes. */
	public static boolean isControl(@Nullable Element element) {
		return element != null && CONTROLS.contains(element.normalName());
	}

	/** Whether an element is a check box or a radio button. */
	public static boolean isCheckable(Element element) {
		return element.nameIs("input") && Set.of("checkbox", "radio").contains(type(element));
	}

	public static boolean isChoice(Element element) {
		return isCheckable(element) || element.nameIs("select");
	}

	/** Whether an element is a button or an input that looks like one. */
	public static boolean isButton(Element element) {
		return element.nameIs("button")
				|| (element.nameIs("input") && Set.of("submit", "button", "reset", "image").contains(type(element)));
	}

	/** Whether a user writes into an element. */
	public static boolean isText(Element element) {
		return element.nameIs("textarea") || isLine(element);
	}

	/** Whether an element is a field from which the return key submits a form. */
	public static boolean isLine(Element element) {
		return element.nameIs("input") && LINES.contains(type(element));
	}

	public static boolean isSubmitter(Element element) {
		return isButton(element) && Set.of("submit", "image").contains(type(element));
	}

	/** The type of an input or a button, in lower case. */
	public static String type(Element element) {
		String type = element.attr("type").toLowerCase(java.util.Locale.ROOT);
		if (element.nameIs("button")) {
			return Set.of("reset", "button").contains(type) ? type : "submit";
		}
		if (element.nameIs("select")) {
			return element.hasAttr("multiple") ? "select-multiple" : "select-one";
		}
		if (element.nameIs("textarea")) {
			return "textarea";
		}
		return type.isEmpty() ? "text" : type;
	}

	/** Whether a user cannot use an element because it, or what it is in, is disabled. */
	public static boolean isDisabled(Element element) {
		if (DISABLED.contains(element.normalName()) && element.hasAttr("disabled")) {
			return true;
		}
		Element child = element;
		for (Element parent = element.parent(); parent != null; child = parent, parent = parent.parent()) {
			if (parent.nameIs("fieldset") && parent.hasAttr("disabled")
					&& !(child.nameIs("legend") && child == parent.selectFirst("> legend"))) {
				return true;
			}
		}
		return false;
	}

	/** Whether a user does not see an element, as far as HTML says so. */
	public static boolean isHidden(Element element) {
		if (element.nameIs("input") && type(element).equals("hidden")) {
			return true;
		}
		Element child = element;
		for (Element each = element; each != null; child = each, each = each.parent()) {
			if (each.hasAttr("hidden")
					|| Set.of("template", "script", "style", "head", "noscript").contains(each.normalName())
					|| (each.nameIs("dialog") && !each.hasAttr("open"))) {
				return true;
			}
			if (each != element && each.nameIs("details") && !each.hasAttr("open") && !child.nameIs("summary")) {
				return true;
			}
		}
		return false;
	}

	/** The form that an element belongs to. */
	public static @Nullable Element formOf(Element element) {
		Document document = element.ownerDocument();
		if (element.hasAttr("form")) {
			return (document != null) ? document.getElementById(element.attr("form")) : null;
		}
		return element.closest("form");
	}

	/** The controls of a form in the order of the page. */
	public static List<Element> elementsOf(Element form) {
		Document document = form.ownerDocument();
		List<Element> found = new ArrayList<>();
		for (Element each : ((document != null) ? document : form).getAllElements()) {
			if (LISTED.contains(each.normalName()) && formOf(each) == form
					&& !(each.nameIs("input") && type(each).equals("image"))) {
				found.add(each);
			}
		}
		return found;
	}

	public static @Nullable Element up(@Nullable Element element, Predicate<Element> condition) {
		for (Element each = element; each != null; each = each.parent()) {
			if (condition.test(each)) {
				return each;
			}
		}
		return null;
	}

	/** A name of a field without the mark of a list. */
	public static String plain(String name) {
		return name.endsWith("[]") ? name.substring(0, name.length() - 2) : name;
	}

}
