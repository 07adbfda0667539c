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

		/** Send a form. */
		void post(String target, List<Map.Entry<String, String>> entries);

	}

	/** Click an element, with all that a browser does by itself then. */
	public void click(Element element) {
		focus(element);
		if (Markup.isCheckable(element)) {
			boolean checked = this.controls.isChecked(element);
			if (Markup.type(element).equals("checkbox") || !checked) {
				boolean prevented = this.events.dispatch(Events.Event.of("click", element));
				if (!prevented) {
					this.controls.check(element, !checked);
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
			return;
		}
		this.page.go(target);
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
			typed(control, text);
			return;
		}
		for (int i = 1; i <= text.length(); i++) {
			typed(control, text.substring(0, i));
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
		boolean prevented = this.events.dispatch(new Events.Event("keydown", target, key, null));
		if (!prevented && key.name().equals("Enter")) {
			enter(target);
		}
		else if (!prevented && key.name().equals(" ") && (Markup.isButton(target) || Markup.isCheckable(target))) {
			click(target);
		}
		this.events.dispatch(new Events.Event("keyup", target, key, null));
	}

	private void enter(Element target) {
		Element form = Markup.formOf(target);
		if (Markup.isButton(target) || (target.nameIs("a") && target.hasAttr("href"))) {
			click(target);
		}
		else if (form != null && target.nameIs("input") && !Markup.isCheckable(target)) {
			Element button = Markup.elementsOf(form).stream().filter(Markup::isSubmitter).findFirst().orElse(null);
			if (button == null) {
				submit(form, null);
			}
			else if (!Markup.isDisabled(button)) {
				click(button);
			}
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
			this.controls.focus(null);
			if (Markup.isControl(focused) && !Markup.isChoice(focused)) {
				this.events.dispatch(Events.Event.of("change", focused));
			}
			this.events.dispatch(Events.Event.of("blur", focused));
		}
	}

	/** Let an element come into view. */
	public void scrollTo(Element element) {
		this.events.dispatch(Events.Event.of("visible", element));
	}

}
