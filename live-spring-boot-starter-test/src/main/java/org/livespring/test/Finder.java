package org.livespring.test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

import org.jsoup.nodes.Element;

import org.livespring.test.client.WebPage;
import org.livespring.test.dom.Markup;
import org.livespring.test.dom.Names;

/** Finds elements as users do, and says what there is where it finds none. */
final class Finder {

	private static final int CANDIDATES = 8;

	private final WebPage page;

	private final Element root;

	private Finder(WebPage page, Element root) {
		this.page = page;
		this.root = root;
	}

	static Finder of(WebPage page) {
		return new Finder(page, page.document());
	}

	static Finder in(WebPage page, Element root) {
		return new Finder(page, root);
	}

	Element bySelector(String selector) {
		List<Element> found = this.root.select(selector);
		return only(found, "element that matches '" + selector + "'", this.root.getAllElements(), selector);
	}

	Element byRole(String role, String name) {
		return named((element) -> Names.role(element).equals(role), role, name);
	}

	Element byRole(String role) {
		List<Element> candidates = visible((element) -> !Names.role(element).isEmpty());
		List<Element> found = candidates.stream().filter((each) -> Names.role(each).equals(role)).toList();
		return only(found, "element with the role '" + role + "'", candidates, role);
	}

	/** A field by its label, its placeholder or its name. */
	Element field(String label) {
		List<Element> fields = visible(Markup::isControl);
		List<Element> found = fields.stream().filter((each) -> Names.isSame(Names.of(each), label)).toList();
		if (found.isEmpty()) {
			found = fields.stream()
				.filter((each) -> each.attr("placeholder").equals(label) || each.attr("name").equals(label)
						|| each.id().equals(label))
				.toList();
		}
		return only(found, "field \"" + label + "\"", fields, label);
	}

	Element button(String name) {
		return named((element) -> Names.role(element).equals("button"), "button", name);
	}

	Element link(String name) {
		return named((element) -> Names.role(element).equals("link"), "link", name);
	}

	/** A button, a link or another element that does something when it is clicked. */
	Element clickable(String name) {
		Predicate<Element> clickable = (element) -> List.of("button", "link", "checkbox", "radio", "tab", "menuitem")
			.contains(Names.role(element)) || element.hasAttr("live-click") || element.nameIs("summary");
		return named(clickable, "button or link", name);
	}

	private Element named(Predicate<Element> kind, String what, String name) {
		List<Element> candidates = visible(kind);
		List<Element> found = candidates.stream().filter((each) -> Names.isSame(nameOf(each), name)).toList();
		return only(found, what + " \"" + name + "\"", candidates, name);
	}

	private static String nameOf(Element element) {
		String name = Names.of(element);
		return name.isEmpty() ? element.text() : name;
	}

	private List<Element> visible(Predicate<Element> condition) {
		return this.root.getAllElements().stream().filter(condition).filter((each) -> !Markup.isHidden(each)).toList();
	}

	private Element only(List<Element> found, String what, List<Element> candidates, String wanted) {
		if (found.size() == 1) {
			return found.get(0);
		}
		String message = found.isEmpty() ? "The page has no " + what : "The page has " + found.size() + " of " + what;
		List<Element> shown = found.isEmpty() ? nearest(candidates, wanted) : found;
		List<String> lines = new ArrayList<>();
		shown.stream().limit(CANDIDATES).forEach((each) -> lines.add("  " + Names.describe(each)));
		String choice = lines.isEmpty() ? ""
				: (found.isEmpty() ? "\nThere is:\n" : "\nThey are:\n") + String.join("\n", lines);
		throw new AssertionError(message + "." + choice + "\n\n" + PageText.of(this.page));
	}

	private static List<Element> nearest(List<Element> candidates, String wanted) {
		return candidates.stream()
			.filter((each) -> !nameOf(each).isEmpty())
			.sorted(Comparator.comparingInt((each) -> distance(nameOf(each), wanted)))
			.toList();
	}

	private static int distance(String name, String wanted) {
		String left = name.toLowerCase(java.util.Locale.ROOT);
		String right = wanted.toLowerCase(java.util.Locale.ROOT);
		int[] row = new int[right.length() + 1];
		for (int j = 0; j < row.length; j++) {
			row[j] = j;
		}
		for (int i = 1; i <= left.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j < row.length; j++) {
				int above = row[j];
				int change = (left.charAt(i - 1) == right.charAt(j - 1)) ? 0 : 1;
				row[j] = Math.min(Math.min(above, row[j - 1]) + 1, diagonal + change);
				diagonal = above;
			}
		}
		return row[right.length()];
	}

	/** Fails if a user cannot use an element. */
	static void usable(Element element) {
		if (Markup.isDisabled(element)) {
			throw new AssertionError("The " + Names.describe(element) + " cannot be used: it is disabled");
		}
		if (Markup.isHidden(element)) {
			throw new AssertionError("The " + Names.describe(element) + " cannot be used: it is hidden");
		}
	}

}
