package org.livespring.test;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

import org.assertj.core.api.AssertProvider;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

import org.livespring.session.ConnectionView;
import org.livespring.session.LiveSessions;
import org.livespring.test.client.ClientComponent;
import org.livespring.test.client.Failure;
import org.livespring.test.client.Network;
import org.livespring.test.client.Notices;
import org.livespring.test.client.WebPage;
import org.livespring.test.dom.Markup;
import org.livespring.test.dom.Names;

/**
 * A page in the browser of a {@link LiveUser}. A user finds what is on it by labels,
 * names and roles, and does something with it; each method returns when nothing is under
 * way any more, on this page and on all others of the test. What a browser would not let
 * a user do fails with what there is instead. {@code assertThat(page)} has the assertions
 * of {@link LivePageAssert}.
 */
public final class LivePage implements AssertProvider<LivePageAssert> {

	private final LiveTester tester;

	private final WebPage page;

	LivePage(LiveTester tester, WebPage page) {
		this.tester = tester;
		this.page = page;
	}

	private LivePage settle() {
		this.page.settling().settle();
		return this;
	}

	private LivePage begin() {
		this.page.begin();
		return this;
	}

	// What the user does

	/**
	 * Click a button, a link or anything else that reacts to clicks.
	 * @param name its name: the text, or the label for screen readers
	 */
	public LivePage click(String name) {
		return click(Finder.of(this.page).clickable(name));
	}

	/** Press a button. */
	public LivePage press(String button) {
		return click(Finder.of(this.page).button(button));
	}

	private LivePage click(Element element) {
		Finder.usable(element);
		begin();
		this.page.gestures().click(element);
		return settle();
	}

	/**
	 * Replace what a field contains by typing, and pause.
	 * @param label label, placeholder or name of the field
	 * @param text the new content, in the form of the HTML Standard for dates and numbers
	 */
	public LivePage fill(String label, String text) {
		type(label, text);
		return settle();
	}

	/**
	 * Type without a pause: what waits for one, such as {@code live-debounce}, waits
	 * until the next call of another method.
	 */
	public LivePage type(String label, String text) {
		Element field = Finder.of(this.page).field(label);
		Finder.usable(field);
		begin();
		if (field.hasAttr("readonly")) {
			throw new AssertionError("The " + Names.describe(field) + " cannot be filled: it is read-only");
		}
		if (Markup.isCheckable(field) || field.nameIs("select")) {
			throw new AssertionError(
					"The " + Names.describe(field) + " is not typed into: use check, choose or select");
		}
		this.page.gestures().type(field, text);
		return this;
	}

	/** Leave the field that has the focus. */
	public LivePage leave() {
		this.page.gestures().blur();
		return settle();
	}

	/** Check a box. */
	public LivePage check(String label) {
		return check(label, true);
	}

	/** Remove the mark of a box. */
	public LivePage uncheck(String label) {
		return check(label, false);
	}

	private LivePage check(String label, boolean checked) {
		Element box = Finder.of(this.page).field(label);
		if (!Markup.isCheckable(box)) {
			throw new AssertionError("The " + Names.describe(box) + " cannot be checked");
		}
		return (this.page.isChecked(box) != checked) ? click(box) : this;
	}

	/** Choose a radio button. */
	public LivePage choose(String label) {
		return check(label, true);
	}

	/**
	 * Select options.
	 * @param label label of the select
	 * @param options texts of the options, one if it takes one
	 */
	public LivePage select(String label, String... options) {
		Element select = Finder.of(this.page).field(label);
		Finder.usable(select);
		List<Element> all = select.select("option");
		List<Element> chosen = Arrays.stream(options).map((text) -> option(select, all, text)).toList();
		begin();
		this.page.gestures().select(select, chosen);
		return settle();
	}

	private static Element option(Element select, List<Element> options, String text) {
		return options.stream()
			.filter((each) -> Names.isSame(each.text(), text))
			.findFirst()
			.orElseThrow(() -> new AssertionError(Names.describe(select) + " has no option \"" + text + "\", but "
					+ options.stream().map(Element::text).toList()));
	}

	/** Press a key like {@code Enter} or {@code ctrl+k} where the focus is. */
	public LivePage key(String key) {
		begin();
		this.page.gestures().press(key);
		return settle();
	}

	/** Move the focus to a field, as with the tabulator key. */
	public LivePage focus(String label) {
		this.page.gestures().focus(Finder.of(this.page).field(label));
		return settle();
	}

	/**
	 * Submit the form around a field, as by the return key.
	 * @param label label of a field of the form
	 */
	public LivePage submit(String label) {
		focus(label);
		return key("Enter");
	}

	/** Follow a link by its address, or load another page. */
	public LivePage visit(String path) {
		begin();
		this.page.gestures().visit(path);
		return settle();
	}

	/** Load the page again. */
	public LivePage reload() {
		begin();
		this.page.reload();
		return settle();
	}

	/** Go back in the history. */
	public LivePage back() {
		begin();
		this.page.back();
		return settle();
	}

	/**
	 * Answer the questions of {@code live-confirm} from now on; without this, the answer
	 * is yes.
	 * @param answer decides by the question
	 */
	public LivePage onConfirm(Predicate<String> answer) {
		this.page.notices().onConfirm(answer);
		return this;
	}

	/**
	 * Open the same page in another tab, with the snapshots and typed values that the
	 * browser keeps of it.
	 * @return the page in the new tab
	 */
	public LivePage duplicate() {
		return new LivePage(this.tester, this.page.duplicate()).settle();
	}

	/** Close the page, as a user who leaves. */
	public void close() {
		this.page.close();
		this.tester.settle();
	}

	// What becomes of its connection

	/** Lose the connection, and stay without one until {@link #reconnect()}. */
	public LivePage disconnect() {
		this.page.disconnect();
		return settle();
	}

	/** Connect again, to the node of before if it is alive. */
	public LivePage reconnect() {
		this.page.reconnect(null);
		return settle();
	}

	/** Connect again, to another node. */
	public LivePage reconnect(LiveNode node) {
		this.page.reconnect(node.mapping());
		return settle();
	}

	/**
	 * Move the clock until the idle components of the page have left the memory of their
	 * node, see {@code live.state.hibernate-after}. What is needed of them wakes up
	 * again.
	 * @throws AssertionError if one stays awake
	 */
	public LivePage sleep() {
		LiveNode node = node();
		if (node == null) {
			throw new AssertionError("The page has no connection, so its node has none of its components");
		}
		this.tester.clock().advance(node.idleTime());
		ConnectionView connection = node.bean("liveSessions", LiveSessions.class).connectionOf(this.page.id());
		if (connection == null || !connection.components().isEmpty()) {
			throw new AssertionError("Components of the page stay awake: "
					+ ((connection != null) ? connection.components() : "it is not connected") + "\n\n" + this);
		}
		return this;
	}

	/**
	 * The network of the page, to lose an answer, to hold frames back, or to let one
	 * arrive twice.
	 */
	public Network network() {
		return this.page.network();
	}

	/**
	 * Change the snapshot that the browser keeps of a component, and hand it over on a
	 * new connection: the server has to refuse it.
	 * @param component name of the component
	 */
	public LivePage tamper(String component) {
		this.page.disconnect();
		this.page.tamper(component(component));
		return reconnect(this.tester.otherNode());
	}

	// What the user sees

	/** The title, as the page or a component set it. */
	public String title() {
		return this.page.title();
	}

	/**
	 * Path and query of the page; the whole URL of another site, which is not loaded.
	 */
	public String url() {
		return this.page.url();
	}

	/** HTTP status of the page, 0 for another site. */
	public int status() {
		return this.page.status();
	}

	/** The text of the whole page, with single spaces. */
	public String text() {
		return this.page.document().body().text();
	}

	/** Whether the page has a connection. */
	public boolean isConnected() {
		return this.page.isConnected();
	}

	/** A button by its name. */
	public LiveElement button(String name) {
		return element(Finder.of(this.page).button(name));
	}

	/** A link by its name. */
	public LiveElement link(String name) {
		return element(Finder.of(this.page).link(name));
	}

	/** A field by its label, placeholder or name. */
	public LiveElement field(String label) {
		return element(Finder.of(this.page).field(label));
	}

	/** The only element with a role, for example {@code log} or {@code alert}. */
	public LiveElement role(String role) {
		return element(Finder.of(this.page).byRole(role));
	}

	/** An element by role and name. */
	public LiveElement role(String role, String name) {
		return element(Finder.of(this.page).byRole(role, name));
	}

	/** The only element that matches a CSS selector. */
	public LiveElement find(String selector) {
		return element(Finder.of(this.page).bySelector(selector));
	}

	/** All elements that match a CSS selector. */
	public List<LiveElement> all(String selector) {
		return this.page.document().select(selector).stream().map(this::element).toList();
	}

	private LiveElement element(Element element) {
		return new LiveElement(this.page, element);
	}

	/** The messages that were shown since the last thing that the user did. */
	public List<String> flashes() {
		return this.page.notices().flashes().stream().map(Notices.Flash::message).toList();
	}

	/** Codes of the requests that failed since the last thing that the user did. */
	public List<String> errors() {
		return this.page.notices().failures().stream().map(Failure::code).toList();
	}

	/** Names of the events that arrived since the last thing that the user did. */
	public List<Notices.ClientEvent> events() {
		return this.page.notices().events();
	}

	/** The questions that were asked since the last thing that the user did. */
	public List<String> questions() {
		return this.page.notices().questions();
	}

	// Behind the page

	/**
	 * The state of a component.
	 * @param component name of the component, which is on the page once
	 * @param type the state record
	 * @return the state that the browser keeps
	 */
	public <S> S state(String component, Class<S> type) {
		return this.tester.read(component(component).state(), type);
	}

	/** The text of the snapshot that the browser keeps of a component. */
	public String snapshotOf(String component) {
		return component(component).snapshot();
	}

	ClientComponent component(String name) {
		List<ClientComponent> found = this.page.components()
			.stream()
			.filter((each) -> each.name().equals(name))
			.toList();
		if (found.size() != 1) {
			throw new AssertionError("The page has " + found.size() + " components named '" + name + "', but "
					+ this.page.components().stream().map(ClientComponent::name).toList());
		}
		return found.get(0);
	}

	/** The node that the page is connected to, {@code null} without a connection. */
	public @Nullable LiveNode node() {
		return this.tester.nodes()
			.stream()
			.filter((each) -> this.page.isConnectedTo(each.mapping()))
			.findFirst()
			.orElse(null);
	}

	WebPage page() {
		return this.page;
	}

	@Override
	public LivePageAssert assertThat() {
		return new LivePageAssert(this);
	}

	/** The page as text, with the last frames. */
	@Override
	public String toString() {
		return PageText.of(this.page);
	}

}
