package org.livespring.test;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/** Assertions for a {@link LiveElement}. */
public final class LiveElementAssert extends AbstractAssert<LiveElementAssert, LiveElement> {

	LiveElementAssert(LiveElement element) {
		super(element, LiveElementAssert.class);
	}

	private LiveElementAssert check(boolean holds, String expectation) {
		if (!holds) {
			throw new AssertionError("Expected the element " + expectation + ":\n" + this.actual);
		}
		return this;
	}

	public LiveElementAssert hasText(String text) {
		return check(this.actual.text().equals(text), "to have the text \"" + text + "\"");
	}

	public LiveElementAssert containsText(String text) {
		return check(this.actual.text().contains(text), "to contain \"" + text + "\"");
	}

	public LiveElementAssert doesNotContainText(String text) {
		return check(!this.actual.text().contains(text), "not to contain \"" + text + "\"");
	}

	public LiveElementAssert hasValue(String value) {
		return check(this.actual.value().equals(value),
				"to have the value \"" + value + "\", not \"" + this.actual.value() + "\"");
	}

	public LiveElementAssert hasAttribute(String name, String value) {
		return check(this.actual.attribute(name).equals(value), "to have " + name + "=\"" + value + "\"");
	}

	public LiveElementAssert isChecked() {
		return check(this.actual.isChecked(), "to be checked");
	}

	public LiveElementAssert isNotChecked() {
		return check(!this.actual.isChecked(), "not to be checked");
	}

	public LiveElementAssert isDisabled() {
		return check(this.actual.isDisabled(), "to be disabled");
	}

	public LiveElementAssert isEnabled() {
		return check(!this.actual.isDisabled(), "to be enabled");
	}

	public LiveElementAssert isFocused() {
		return check(this.actual.isFocused(), "to have the focus");
	}

	public LiveElementAssert isVisible() {
		return check(this.actual.isVisible(), "to be visible");
	}

	public LiveElementAssert isNotVisible() {
		return check(!this.actual.isVisible(), "not to be visible");
	}

	/** The label, or the text of a button. */
	public LiveElementAssert hasName(String name) {
		return check(this.actual.name().equals(name),
				"to have the name \"" + name + "\", not \"" + this.actual.name() + "\"");
	}

	/** An element in it matches a CSS selector. */
	public LiveElementAssert hasElement(String selector) {
		return check(!this.actual.all(selector).isEmpty(), "to have an element " + selector);
	}

	public LiveElementAssert hasNoElement(String selector) {
		return check(this.actual.all(selector).isEmpty(), "to have no element " + selector);
	}

	/** The texts of the elements in it that match a CSS selector. */
	public ListAssert<String> textsOf(String selector) {
		return Assertions.assertThat(this.actual.texts(selector)).as(() -> selector + " in\n" + this.actual);
	}

}
