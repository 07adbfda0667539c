package org.livespring.test;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/** Assertions for a {@link LivePage}. A failed one shows the page as text. */
public final class LivePageAssert extends AbstractAssert<LivePageAssert, LivePage> {

	LivePageAssert(LivePage page) {
		super(page, LivePageAssert.class);
	}

	private LivePageAssert check(boolean holds, String expectation) {
		if (!holds) {
			throw new AssertionError("Expected the page " + expectation + ".\n\n" + this.actual);
		}
		return this;
	}

	/** The page contains a text, whatever its spaces are. */
	public LivePageAssert containsText(String text) {
		return check(this.actual.text().contains(text), "to contain \"" + text + "\"");
	}

	public LivePageAssert doesNotContainText(String text) {
		return check(!this.actual.text().contains(text), "not to contain \"" + text + "\"");
	}

	public LivePageAssert hasTitle(String title) {
		return check(this.actual.title().equals(title),
				"to have the title \"" + title + "\", not \"" + this.actual.title() + "\"");
	}

	/** Path and query. */
	public LivePageAssert hasUrl(String url) {
		return check(this.actual.url().equals(url), "to be " + url + ", not " + this.actual.url());
	}

	public LivePageAssert hasStatus(int status) {
		return check(this.actual.status() == status, "to have status " + status + ", not " + this.actual.status());
	}

	/** An element matches a CSS selector. */
	public LivePageAssert hasElement(String selector) {
		return check(!this.actual.all(selector).isEmpty(), "to have an element " + selector);
	}

	public LivePageAssert hasNoElement(String selector) {
		return check(this.actual.all(selector).isEmpty(), "to have no element " + selector);
	}

	/** A field with this label shows this value. */
	public LivePageAssert hasField(String label, String value) {
		String shown = this.actual.field(label).value();
		return check(shown.equals(value), "to show \"" + value + "\" in \"" + label + "\", not \"" + shown + "\"");
	}

	/** A message was shown since the last thing that the user did. */
	public LivePageAssert hasFlash(String message) {
		return check(this.actual.flashes().contains(message), "to show the message \"" + message + "\"");
	}

	/** A field has an error: it is marked invalid, and its description has the text. */
	public LivePageAssert hasError(String label, String message) {
		LiveElement field = this.actual.field(label);
		String described = FieldErrors.of(field);
		return check(described.contains(message),
				"to show the error \"" + message + "\" at \"" + label + "\", not \"" + described + "\"");
	}

	/** No field of the page is marked invalid. */
	public LivePageAssert hasNoFieldErrors() {
		return check(this.actual.all("[aria-invalid=true]").isEmpty(), "to have no field with an error");
	}

	/** No request failed since the last thing that the user did. */
	public LivePageAssert hasNoErrors() {
		return check(this.actual.errors().isEmpty(), "to have no errors");
	}

	/** A request failed with a code, for example {@code UNKNOWN_OUTCOME}. */
	public LivePageAssert hasFailed(String code) {
		return check(this.actual.errors().contains(code), "to have failed with " + code);
	}

	public LivePageAssert isConnected() {
		return check(this.actual.isConnected(), "to be connected");
	}

	public LivePageAssert isNotConnected() {
		return check(!this.actual.isConnected(), "not to be connected");
	}

	/** The texts of the elements that match a CSS selector. */
	public ListAssert<String> textsOf(String selector) {
		return Assertions.assertThat(this.actual.all(selector).stream().map(LiveElement::text).toList())
			.as(() -> "texts of " + selector + " on\n" + this.actual);
	}

}
