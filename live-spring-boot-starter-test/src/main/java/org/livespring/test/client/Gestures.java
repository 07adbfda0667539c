package org.livespring.test.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

import org.livespring.test.dom.Constraints;
import org.livespring.test.dom.Controls;
import org.livespring.test.dom.FormValues;
import org.livespring.test.dom.Key;
import org.livespring.test.dom.Markup;
import org.livespring.test.dom.Names;
import org.livespring.test.dom.Toggles;

/** What a user does with the elements of a page, and what a browser makes of it. */
public final class Gestures {

	private final Controls controls;

	private final Events events;

	private final Surroundings page;

	Gestures(Controls controls, Events events, Surroundings page) {
		this.controls = controls;
		this.events = events;
		this.page = page;
	}

	/** The page around the elements. */
	interface Surroundings {

		Element body();

		/** Load another page. */
		void go(String target);

		/** Go to a place of the page. */
		Element fragment(String target);

		/** Send a form. */
		void post(String target, List<Map.Entry<String, String>> entries);

	}

	/** Click an element, with all that a browser does by itself then. */
	public void click(Element element) {
		focus(element);
		clicked(element);
	}

	private void clicked(Element element) {
		if (Markup.isCheckable(element)) {
			boolean checked = this.controls.isChecked(element);
			if (Markup.type(element).equals("checkbox") || !checked) {
				Runnable takeBack = this.controls.check(element, !checked);
				if (this.events.dispatch(Events.Event.of("click", element))) {
					takeBack.run();
				}
				else {
					this.controls.edited(element);
					changed(element);
				}
				return;
			}
		}
		if (this.events.dispatch(Events.Event.of("click", element))) {
			return;
		}
		follow(element);
	}

	private void changed(Element element) {
		this.events.dispatch(Events.Event.of("input", element));
		this.events.dispatch(Events.Event.of("change", element));
	}

	private void follow(Element element) {
		Element active = Markup.up(element, (each) -> Markup.isButton(each)
				|| (each.nameIs("a") && each.hasAttr("href")) || each.nameIs("summary") || each.nameIs("label"));
		if (active == null) {
			return;
		}
		Element form = Markup.formOf(active);
		if (active.nameIs("a")) {
			visit(active.attr("href"));
		}
		else if (active.nameIs("summary")) {
			Element details = active.parent();
			if (details != null && details.nameIs("details")) {
				Toggles.toggle(details);
			}
		}
		else if (active.nameIs("label")) {
			Element control = Names.labelled(active);
			if (control != null) {
				click(control);
			}
		}
		else if (form != null && Markup.type(active).equals("reset")) {
			this.events.reset(form);
		}
		else if (form != null && Markup.isSubmitter(active)) {
			submit(form, active);
		}
	}

	/** Follow a link. */
	public void visit(String target) {
		if (target.startsWith("#")) {
			focus(this.page.fragment(target));
		}
		else {
			this.page.go(target);
		}
	}

	/**
	 * Submit a form.
	 * @param form the form
	 * @param submitter the button, {@code null} without one
	 * @throws AssertionError if a browser would complain about a field
	 */
	public void submit(Element form, @Nullable Element submitter) {
		Constraints.Violation violation = new Constraints(this.controls).of(form, submitter);
		if (violation != null) {
			throw new AssertionError("A browser does not submit the form: " + Names.describe(violation.control()) + ": "
					+ violation.reason());
		}
		if (this.events.dispatch(new Events.Event("submit", form, null, submitter))) {
			return;
		}
		String method = attribute(form, submitter, "method").toUpperCase(Locale.ROOT);
		String action = attribute(form, submitter, "action");
		List<Map.Entry<String, String>> entries = new ArrayList<>();
		new FormValues(this.controls).entries(form, submitter, (name, value) -> entries.add(Map.entry(name, value)));
		if (method.equals("POST")) {
			this.page.post(action, entries);
		}
		else if (!method.equals("DIALOG")) {
			this.page.go(Address.withQuery(action, entries));
		}
	}

	private static String attribute(Element form, @Nullable Element submitter, String name) {
		return (submitter != null && submitter.hasAttr("form" + name)) ? submitter.attr("form" + name)
				: form.attr(name);
	}

	/** Replace what a field contains by typing, one character after the other. */
	public void type(Element control, String text) {
		focus(control);
		Set<String> whole = Set.of("date", "time", "datetime-local", "month", "week", "color", "range", "hidden");
		if (text.isEmpty() || whole.contains(Markup.type(control))) {
			if (!text.equals(this.controls.value(control))) {
				typed(control, text);
			}
			return;
		}
		for (int i = 0; i < text.length(); i++) {
			Key key = new Key(text.substring(i, i + 1), Set.of());
			if (!this.events.dispatch(new Events.Event("keydown", control, key, null))) {
				written(control, ((i == 0) ? "" : this.controls.value(control)) + key.name());
			}
			this.events.dispatch(new Events.Event("keyup", control, key, null));
		}
	}

	/** A field does not take more than its greatest length. */
	private void written(Element control, String text) {
		String most = control.attr("maxlength");
		if (!most.matches("\\d{1,9}") || text.length() <= Integer.parseInt(most)) {
			typed(control, text);
		}
	}

	private void typed(Element control, String text) {
		this.controls.type(control, text);
		this.events.dispatch(Events.Event.of("input", control));
	}

	/** Select exactly these options. */
	public void select(Element select, List<Element> options) {
		focus(select);
		this.controls.select(select, options);
		changed(select);
	}

	/** Press a key like {@code Enter} or {@code ctrl+k} where the focus is. */
	public void press(String keys) {
		Key key = Key.of(keys);
		Element focused = this.controls.focused();
		Element target = (focused != null) ? focused : this.page.body();
		if (!this.events.dispatch(new Events.Event("keydown", target, key, null))) {
			pressed(target, key);
		}
		boolean prevented = this.events.dispatch(new Events.Event("keyup", target, key, null));
		if (!prevented && key.name().equals(" ") && (Markup.isButton(target) || Markup.isCheckable(target))) {
			click(target);
		}
	}

	private void pressed(Element target, Key key) {
		if (key.name().equals("Enter")) {
			enter(target);
		}
		else if (Markup.isText(target) && !target.hasAttr("readonly") && key.isEditing()) {
			written(target, key.edit(this.controls.value(target)));
		}
	}

	private void enter(Element target) {
		Element form = Markup.formOf(target);
		if (Markup.isButton(target) || (target.nameIs("a") && target.hasAttr("href"))) {
			click(target);
		}
		else if (target.nameIs("textarea")) {
			typed(target, this.controls.value(target) + "\n");
		}
		else if (target.nameIs("input") && !Markup.isCheckable(target)) {
			tellChange(target);
			if (form != null) {
				submitBy(form);
			}
		}
	}

	/** Submit a form from one of its fields. */
	private void submitBy(Element form) {
		List<Element> elements = Markup.elementsOf(form);
		Element button = elements.stream().filter(Markup::isSubmitter).findFirst().orElse(null);
		if (button == null) {
			if (elements.stream().filter(Markup::isLine).count() == 1) {
				submit(form, null);
			}
		}
		else if (!Markup.isDisabled(button)) {
			clicked(button);
		}
	}

	/** Move the focus, which tells the element that had it. */
	public void focus(Element element) {
		Element target = Markup.up(element,
				(each) -> ((Markup.isControl(each) || Markup.isButton(each)) && !Markup.isDisabled(each))
						|| each.hasAttr("tabindex") || (each.nameIs("a") && each.hasAttr("href"))
						|| each.nameIs("summary"));
		if (target != this.controls.focused()) {
			blur();
			this.controls.focus(target);
			if (target != null) {
				this.events.dispatch(Events.Event.of("focus", target));
			}
		}
	}

	/** Leave the element that has the focus. */
	public void blur() {
		Element focused = this.controls.focused();
		if (focused != null) {
			tellChange(focused);
			this.controls.focus(null);
			this.events.dispatch(Events.Event.of("blur", focused));
		}
	}

	private void tellChange(Element control) {
		if (Markup.isControl(control) && !Markup.isChoice(control) && this.controls.isChanged()) {
			this.events.dispatch(Events.Event.of("change", control));
		}
	}

	/** Let an element come into view. */
	public void scrollTo(Element element) {
		this.events.dispatch(Events.Event.of("visible", element));
	}

}
