package org.livespring.test;

import java.util.List;
import java.util.stream.IntStream;

import org.assertj.core.api.AssertProvider;
import org.jsoup.nodes.Element;

import org.livespring.test.client.WebPage;
import org.livespring.test.dom.Markup;
import org.livespring.test.dom.Names;

/**
 * An element of a {@link LivePage}, as a user sees it. It stays the same while the page
 * changes around it, and fails once the page no longer contains it.
 * {@code assertThat(element)} has the assertions of {@link LiveElementAssert}.
 */
public final class LiveElement implements AssertProvider<LiveElementAssert> {

	private final WebPage page;

	private final Element element;

	private final Recording recording;

	/** How a test finds the element. */
	private final String way;

	LiveElement(WebPage page, Element element, Recording recording, String way) {
		this.page = page;
		this.element = element;
		this.recording = recording;
		this.way = way;
	}

	private void does(String call, Runnable action) {
		this.recording.does(this.way + "." + call, action);
	}

	/** The visible text, with single spaces. */
	public String text() {
		return current().text();
	}

	/** The value that a control shows; of a select, that of the selected option. */
	public String value() {
		return this.page.value(current());
	}

	/** The value of an attribute as the server wrote it, empty without it. */
	public String attribute(String name) {
		return current().attr(name);
	}

	/** Whether a box or a radio button is checked. */
	public boolean isChecked() {
		return this.page.isChecked(current());
	}

	/** Whether the element, or a field set around it, is disabled. */
	public boolean isDisabled() {
		return Markup.isDisabled(current());
	}

	/** Whether the page still contains the element, and its HTML does not hide it. */
	public boolean isVisible() {
		return isThere() && !Markup.isHidden(this.element);
	}

	/** Whether the element has the focus. */
	public boolean isFocused() {
		return this.page.focused() == current();
	}

	/** The accessible name: the label, or the text of a button. */
	public String name() {
		return Names.of(current());
	}

	/**
	 * The elements in this one.
	 * @param selector a CSS selector
	 */
	public List<LiveElement> all(String selector) {
		List<Element> found = current().select(selector);
		String call = this.way + "." + Recording.call("all", selector);
		return IntStream.range(0, found.size())
			.mapToObj((i) -> new LiveElement(this.page, found.get(i), this.recording, call + ".get(" + i + ")"))
			.toList();
	}

	/**
	 * The only element in this one that matches.
	 * @param selector a CSS selector
	 * @throws AssertionError if there is none, or more than one
	 */
	public LiveElement find(String selector) {
		return new LiveElement(this.page, Finder.in(this.page, current()).bySelector(selector), this.recording,
				this.way + "." + Recording.call("find", selector));
	}

	/** The texts of elements in this one. */
	public List<String> texts(String selector) {
		return current().select(selector).eachText();
	}

	/** Click, and wait until nothing is under way. */
	public void click() {
		does("click()", () -> {
			Finder.usable(current());
			this.page.begin();
			this.page.gestures().click(this.element);
			this.page.settling().settle();
		});
	}

	/** Replace the value of a field by typing, and wait until nothing is under way. */
	public void fill(String text) {
		does(Recording.call("fill", text), () -> {
			Finder.usable(current());
			this.page.gestures().type(this.element, text);
			this.page.settling().settle();
		});
	}

	/** Let the element come into view, as a user who scrolls does. */
	public void scrollIntoView() {
		does("scrollIntoView()", () -> {
			this.page.gestures().scrollTo(current());
			this.page.settling().settle();
		});
	}

	/** The label of a field, or its name without one. */
	String label() {
		return name().isEmpty() ? attribute("name") : name();
	}

	/** What a field shows, as a text. */
	String shownValue() {
		return Markup.isCheckable(current()) ? String.valueOf(isChecked()) : value();
	}

	boolean isThere() {
		return this.element.root() == this.page.document();
	}

	Element current() {
		if (!isThere()) {
			throw new AssertionError("The page no longer contains " + Names.describe(this.element));
		}
		return this.element;
	}

	@Override
	public LiveElementAssert assertThat() {
		return new LiveElementAssert(this);
	}

	/** The HTML of the element. */
	@Override
	public String toString() {
		return this.element.outerHtml();
	}

}
