package org.livespring.test.dom;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What the user did to the controls of a page, and how much of it the server has
 * answered. The rules are those of {@code edits.js}: what is typed stays until the server
 * knows it, and what the server refused does not stay.
 */
public final class Controls {

	private final Map<Element, Entry> entries = new WeakHashMap<>();

	/** The element that has the focus. */
	private @Nullable Element focused;

	/** What it showed when it told its value the last time. */
	private String told = "";

	private static final class Entry {

		private @Nullable String value;

		private @Nullable Boolean checked;

		private int edit;

		private int answered;

		private boolean withheld;

		private boolean typing;

		private boolean empty;

	}

	private Entry entry(Element control) {
		return this.entries.computeIfAbsent(control, (key) -> new Entry());
	}

	/** The element that has the focus, which it loses by being taken from the user. */
	public @Nullable Element focused() {
		Element element = this.focused;
		boolean there = element != null && element.ownerDocument() != null && !Markup.isDisabled(element)
				&& !Markup.isHidden(element);
		return there ? element : null;
	}

	public void focus(@Nullable Element element) {
		this.focused = element;
		isChanged();
	}

	/** Whether the user changed the focused field since this was asked. */
	public boolean isChanged() {
		Element element = this.focused;
		String value = (element != null && Markup.isControl(element)) ? value(element) : "";
		boolean changed = !value.equals(this.told);
		this.told = value;
		return changed;
	}

	/** The value of a control, of a select that of its first selected option. */
	public String value(Element control) {
		if (control.nameIs("select")) {
			return selected(control).stream().findFirst().map(Controls::optionValue).orElse("");
		}
		String value = entry(control).value;
		return control.nameIs("input") ? InputValue.sanitized(control, (value != null) ? value : defaultValue(control))
				: (value != null) ? value : defaultValue(control);
	}

	private static String defaultValue(Element control) {
		if (control.nameIs("textarea")) {
			return control.wholeText();
		}
		return (Markup.isCheckable(control) && !control.hasAttr("value")) ? "on" : control.attr("value");
	}

	public static String optionValue(Element option) {
		return option.hasAttr("value") ? option.attr("value") : option.text();
	}

	public boolean isChecked(Element control) {
		Boolean checked = entry(control).checked;
		return (checked != null) ? checked : control.hasAttr("checked");
	}

	/** The selected options of a select. */
	public List<Element> selected(Element select) {
		List<Element> options = select.select("option");
		List<Element> selected = new ArrayList<>(options.stream().filter((option) -> {
			Boolean chosen = entry(option).checked;
			return (chosen != null) ? chosen : option.hasAttr("selected");
		}).toList());
		if (select.hasAttr("multiple")) {
			return selected;
		}
		if (selected.isEmpty() && !select.attr("size").matches("[2-9]|\\d{2,}")) {
			return options.stream().filter((option) -> !Markup.isDisabled(option)).findFirst().stream().toList();
		}
		return selected.isEmpty() ? selected : List.of(selected.get(selected.size() - 1));
	}

	/** Type a value; the server does not know it yet. */
	public void type(Element control, String value) {
		entry(control).value = value;
		edited(control);
	}

	/**
	 * Check or uncheck a box; a radio button unchecks the others of its group.
	 * @return takes it back
	 */
	public Runnable check(Element control, boolean checked) {
		Map<Element, Boolean> before = new LinkedHashMap<>();
		group(control).forEach((each) -> before.put(each, isChecked(each)));
		if (checked) {
			group(control).forEach((each) -> entry(each).checked = (each == control));
		}
		entry(control).checked = checked;
		return () -> before.forEach((each, value) -> entry(each).checked = value);
	}

	/** Select exactly these options. */
	public void select(Element select, Collection<Element> options) {
		select.select("option").forEach((option) -> entry(option).checked = options.contains(option));
		edited(select);
	}

	/** The user changed a control; the server does not know it yet. */
	public void edited(Element control) {
		group(control).forEach((each) -> entry(each).edit++);
		entry(control).typing = !Markup.isChoice(control);
	}

	private static List<Element> group(Element control) {
		String name = control.attr("name");
		Element form = Markup.formOf(control);
		if (!Markup.type(control).equals("radio") || name.isEmpty() || !control.nameIs("input")) {
			return List.of(control);
		}
		Element root = (form != null) ? form : control.root();
		return root.select("input[type=radio]")
			.stream()
			.filter((each) -> each.attr("name").equals(name) && Markup.formOf(each) == form)
			.toList();
	}

	public boolean isDirty(Element control) {
		Entry entry = entry(control);
		return entry.edit > entry.answered;
	}

	public boolean isTyping(Element control) {
		return control == this.focused && entry(control).typing;
	}

	/** The user is done with a control: it shows the state. */
	public void left(Element control) {
		entry(control).typing = false;
		settle(control);
	}

	/** The user did something with what is typed: its answer is shown at once. */
	public void finish() {
		if (this.focused != null) {
			entry(this.focused).typing = false;
		}
	}

	private void settle(Element control) {
		Entry entry = entry(control);
		if (!isDirty(control) && !isTyping(control) && (entry.withheld || isBound(control, entry.empty))) {
			showDefault(control);
		}
	}

	private static boolean isBound(Element control, boolean empty) {
		Element form = Markup.formOf(control);
		boolean submitted = form != null && form.hasAttr("live-submit");
		return control
			.is(submitted ? "[live-model]" : "[live-model],[live-change],[live-input],[live-blur],[live-click]")
				&& (Markup.isChoice(control) || empty || !defaultValue(control).isEmpty() || control.hasAttr("value"));
	}

	/** Show a control as its HTML has it. */
	public void showDefault(Element control) {
		Entry entry = entry(control);
		entry.withheld = false;
		entry.value = null;
		entry.checked = null;
		control.select("option").forEach((option) -> entry(option).checked = null);
	}

	/**
	 * The HTML of a control changed what it shows; that waits if the user has changed it.
	 */
	public void defaultChanged(Element control) {
		if (isDirty(control) || isTyping(control)) {
			entry(control).withheld = true;
		}
		else {
			showDefault(control);
		}
	}

	/** The server forgot all that the user told it. */
	public void forgetAnswers(Element root) {
		root.select("input,textarea,select").forEach((control) -> entry(control).answered = 0);
	}

	public void reset(Element form) {
		Markup.elementsOf(form).stream().filter(Markup::isControl).forEach(this::showDefault);
	}

	/**
	 * What users typed, by the place of the controls, for a component that is renewed.
	 */
	public Map<String, String> typed(Element root) {
		Map<String, String> typed = new LinkedHashMap<>();
		root.select("input,textarea").forEach((control) -> {
			String value = entry(control).value;
			if (value != null && isDirty(control)) {
				typed.put(place(root, control), value);
			}
		});
		return typed;
	}

	public void retype(Element root, Map<String, String> typed) {
		root.select("input,textarea").forEach((control) -> {
			String value = typed.get(place(root, control));
			if (value != null) {
				type(control, value);
			}
		});
	}

	private static String place(Element root, Element control) {
		String name = control.id().isEmpty() ? control.attr("name") : "#" + control.id();
		Element keyed = control.closest("[live-key]");
		return ((keyed != null) ? keyed.attr("live-key") : "") + "/" + name + "/"
				+ root.select(control.normalName()).indexOf(control);
	}

	/** Remember what a request carries of its controls. */
	public Carried carry(Collection<Element> controls, int ahead) {
		Set<Element> all = new LinkedHashSet<>();
		controls.stream().filter(Markup::isControl).forEach((control) -> all.addAll(group(control)));
		Map<Element, Integer> edits = new LinkedHashMap<>();
		all.forEach((control) -> edits.put(control, entry(control).edit + ahead));
		return new Carried(edits);
	}

	/** What a request carries of its controls. */
	public final class Carried {

		private final Map<Element, Integer> edits;

		Carried(Map<Element, Integer> edits) {
			this.edits = edits;
		}

		public boolean isCurrent() {
			return this.edits.entrySet().stream().allMatch((each) -> entry(each.getKey()).edit == each.getValue());
		}

		/** The server knows these values. */
		public void answered() {
			this.edits.forEach((control, edit) -> {
				Entry entry = entry(control);
				entry.answered = Math.max(edit, entry.answered);
			});
		}

		/**
		 * The update is shown: what the server refused does not stay.
		 * @param failed whether the request failed
		 * @param emptyProperties the bound properties that are empty
		 */
		public void release(boolean failed, Set<String> emptyProperties) {
			this.edits.forEach((control, edit) -> {
				Entry entry = entry(control);
				if (control.hasAttr("live-model")) {
					entry.empty = emptyProperties.contains(control.attr("live-model"));
				}
				if (failed && Markup.isChoice(control) && isBound(control, false)) {
					entry.answered = Math.max(edit, entry.answered);
				}
				settle(control);
			});
		}

	}

}
