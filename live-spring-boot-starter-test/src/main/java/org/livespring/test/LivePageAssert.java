package org.livespring.test;

import java.util.List;
import java.util.Locale;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

import org.livespring.LiveContext.FlashLevel;
import org.livespring.test.client.Notices;

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

	/** A message of a level was shown since the last thing that the user did. */
	public LivePageAssert hasFlash(FlashLevel level, String message) {
		return check(this.actual.page().notices().flashes().contains(new Notices.Flash(name(level), message)),
				"to show the message \"" + message + "\" of the level " + level);
	}

	private static String name(FlashLevel level) {
		return level.name().toLowerCase(Locale.ROOT);
	}

	public LivePageAssert hasNoFlash() {
		return check(this.actual.flashes().isEmpty(), "to show no message");
	}

	/** A component sent an event to scripts since the last thing that the user did. */
	public LivePageAssert hasEvent(String name) {
		return check(this.actual.events().stream().anyMatch((event) -> event.name().equals(name)),
				"to have the event " + name + ", not " + this.actual.events());
	}

	/**
	 * A component sent an event to scripts since the last thing that the user did.
	 * @param name name of the event
	 * @param detail its detail, a record, a map or a simple value
	 */
	public LivePageAssert hasEvent(String name, Object detail) {
		return check(this.actual.events().contains(new Notices.ClientEvent(name, this.actual.json(detail))),
				"to have the event " + name + " with " + detail + ", not " + this.actual.events());
	}

	/** Path of the page, whatever its query is. */
	public LivePageAssert hasPath(String path) {
		return check(this.actual.url().replaceFirst("\\?.*", "").equals(path),
				"to have the path " + path + ", not " + this.actual.url());
	}

	/** The values of a parameter in the URL; none if the URL does not have it. */
	public LivePageAssert hasQueryParameter(String name, String... values) {
		return check(this.actual.query(name).equals(List.of(values)),
				"to have " + name + "=" + List.of(values) + " in its URL, not " + this.actual.url());
	}

	/** The only table of the page. */
	public LiveTableAssert table() {
		return new LiveTableAssert(this.actual.find("table"));
	}

	/**
	 * A table of the page.
	 * @param name its caption or its label
	 */
	public LiveTableAssert table(String name) {
		List<LiveElement> tables = this.actual.all("table").stream().filter((each) -> isNamed(each, name)).toList();
		check(tables.size() == 1, "to have one table \"" + name + "\", not " + tables.size());
		return new LiveTableAssert(tables.get(0));
	}

	private static boolean isNamed(LiveElement table, String name) {
		return table.name().equals(name) || table.texts("> caption").contains(name);
	}

	/**
	 * A form of the page.
	 * @param button name of a button in it
	 */
	public LiveFormAssert form(String button) {
		List<LiveElement> forms = this.actual.all("form")
			.stream()
			.filter((form) -> form.all("button, input[type=submit]")
				.stream()
				.anyMatch((each) -> each.name().equals(button)))
			.toList();
		check(forms.size() == 1, "to have one form with the button \"" + button + "\", not " + forms.size());
		return new LiveFormAssert(forms.get(0));
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
