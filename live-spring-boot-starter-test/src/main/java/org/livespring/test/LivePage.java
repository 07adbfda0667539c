package org.livespring.test;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.assertj.core.api.AssertProvider;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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

	private final String variable;

	LivePage(LiveTester tester, WebPage page, String variable) {
		this.tester = tester;
		this.page = page;
		this.variable = variable;
		page.network().onUse((call) -> tester.recording().note(variable + ".network()." + call));
	}

	/** What a recording expects of the page. */
	String expectation() {
		String text = "assertThat(" + this.variable + ")." + Recording.call("hasUrl", url()) + "."
				+ Recording.call("hasTitle", title());
		return text
				+ (errors().isEmpty() ? ".hasNoErrors();" : "." + Recording.call("hasFailed", errors().get(0)) + ";");
	}

	/** Record a call and do what it does. */
	private LivePage does(String method, Runnable action, String... texts) {
		this.tester.recording().does(this.variable + "." + Recording.call(method, texts), action);
		return this;
	}

	/** The same, and wait until nothing is under way. */
	private LivePage doesAndSettles(String method, Runnable action, String... texts) {
		return does(method, () -> {
			action.run();
			settle();
		}, texts);
	}

	/** The same for what the user does. */
	private LivePage acts(String method, Runnable action, String... texts) {
		return doesAndSettles(method, () -> {
			this.page.begin();
			action.run();
		}, texts);
	}

	private void settle() {
		this.page.settling().settle();
	}

	// What the user does

	/**
	 * Click a button, a link or anything else that reacts to clicks.
	 * @param name its name: the text, or the label for screen readers
	 */
	public LivePage click(String name) {
		return does("click", () -> click(Finder.of(this.page).clickable(name)), name);
	}

	/** Press a button. */
	public LivePage press(String button) {
		return does("press", () -> click(Finder.of(this.page).button(button)), button);
	}

	private void click(Element element) {
		Finder.usable(element);
		this.page.begin();
		this.page.gestures().click(element);
		settle();
	}

	/**
	 * Replace what a field contains by typing, and pause.
	 * @param label label, placeholder or name of the field
	 * @param text the new content, in the form of the HTML Standard for dates and numbers
	 */
	public LivePage fill(String label, String text) {
		return doesAndSettles("fill", () -> type(label, text), label, text);
	}

	/**
	 * Type without a pause: what waits for one, such as {@code live-debounce}, waits
	 * until the next call of another method.
	 */
	public LivePage type(String label, String text) {
		return does("type", () -> type(Finder.of(this.page).field(label), text), label, text);
	}

	private void type(Element field, String text) {
		Finder.usable(field);
		this.page.begin();
		if (field.hasAttr("readonly")) {
			throw new AssertionError("The " + Names.describe(field) + " cannot be filled: it is read-only");
		}
		if (Markup.isCheckable(field) || field.nameIs("select")) {
			throw new AssertionError(
					"The " + Names.describe(field) + " is not typed into: use check, choose or select");
		}
		this.page.gestures().type(field, text);
	}

	/** Leave the field that has the focus. */
	public LivePage leave() {
		return doesAndSettles("leave", () -> this.page.gestures().blur());
	}

	/** Check a box. */
	public LivePage check(String label) {
		return does("check", () -> check(label, true), label);
	}

	/** Remove the mark of a box. */
	public LivePage uncheck(String label) {
		return does("uncheck", () -> check(label, false), label);
	}

	private void check(String label, boolean checked) {
		Element box = Finder.of(this.page).field(label);
		if (!Markup.isCheckable(box)) {
			throw new AssertionError("The " + Names.describe(box) + " cannot be checked");
		}
		if (this.page.isChecked(box) != checked) {
			click(box);
		}
	}

	/** Choose a radio button. */
	public LivePage choose(String label) {
		return does("choose", () -> check(label, true), label);
	}

	/**
	 * Select options.
	 * @param label label of the select
	 * @param options texts of the options, one if it takes one
	 */
	public LivePage select(String label, String... options) {
		String[] texts = Stream.concat(Stream.of(label), Arrays.stream(options)).toArray(String[]::new);
		return acts("select", () -> {
			Element select = Finder.of(this.page).field(label);
			Finder.usable(select);
			List<Element> all = select.select("option");
			this.page.gestures()
				.select(select, Arrays.stream(options).map((text) -> option(select, all, text)).toList());
		}, texts);
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
		return acts("key", () -> this.page.gestures().press(key), key);
	}

	/** Move the focus to a field, as with the tabulator key. */
	public LivePage focus(String label) {
		return doesAndSettles("focus", () -> this.page.gestures().focus(Finder.of(this.page).field(label)), label);
	}

	/**
	 * Submit the form around a field, as by the return key.
	 * @param label label of a field of the form
	 */
	public LivePage submit(String label) {
		return does("submit", () -> focus(label).key("Enter"), label);
	}

	/** Follow a link by its address, or load another page. */
	public LivePage visit(String path) {
		return acts("visit", () -> this.page.gestures().visit(path), path);
	}

	/** Load the page again. */
	public LivePage reload() {
		return acts("reload", this.page::reload);
	}

	/** Go back in the history. */
	public LivePage back() {
		return acts("back", this.page::back);
	}

	/**
	 * Answer the questions of {@code live-confirm} from now on; without this, the answer
	 * is yes.
	 * @param answer decides by the question
	 */
	public LivePage onConfirm(Predicate<String> answer) {
		this.tester.recording().note(this.variable + ".onConfirm((question) -> " + answer.test("") + ")");
		this.page.notices().onConfirm(answer);
		return this;
	}

	/**
	 * Open the same page in another tab, with the snapshots and typed values that the
	 * browser keeps of it.
	 * @return the page in the new tab
	 */
	public LivePage duplicate() {
		String copy = this.tester.recording().variable("copy");
		return this.tester.recording().does("LivePage " + copy + " = " + this.variable + ".duplicate()", () -> {
			LivePage page = this.tester.page(this.page.duplicate(), copy);
			settle();
			return page;
		});
	}

	/** Close the page, as a user who leaves. */
	public void close() {
		doesAndSettles("close", this.page::close);
	}

	// What becomes of its connection

	/** Lose the connection, and stay without one until {@link #reconnect()}. */
	public LivePage disconnect() {
		return doesAndSettles("disconnect", this.page::disconnect);
	}

	/** Connect again, to the node of before if it is alive. */
	public LivePage reconnect() {
		return doesAndSettles("reconnect", () -> this.page.reconnect(null));
	}

	/** Connect again, to another node. */
	public LivePage reconnect(LiveNode node) {
		this.tester.recording().does(this.variable + ".reconnect(" + node.variable() + ")", () -> {
			this.page.reconnect(node.mapping());
			settle();
		});
		return this;
	}

	/**
	 * Move the clock until the idle components of the page have left the memory of their
	 * node, see {@code live.state.hibernate-after}. What is needed of them wakes up
	 * again.
	 * @throws AssertionError if one stays awake
	 */
	public LivePage sleep() {
		return does("sleep", this::hibernate);
	}

	private void hibernate() {
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
		return does("tamper", () -> {
			this.page.disconnect();
			this.page.tamper(component(component));
			reconnect(this.tester.otherNode());
		}, component);
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

	/** The values of a parameter in the URL. */
	List<String> query(String name) {
		return this.page.query(name);
	}

	JsonNode json(Object value) {
		return this.tester.json(value);
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
		return element(Finder.of(this.page).button(name), Recording.call("button", name));
	}

	/** A link by its name. */
	public LiveElement link(String name) {
		return element(Finder.of(this.page).link(name), Recording.call("link", name));
	}

	/** A field by its label, placeholder or name. */
	public LiveElement field(String label) {
		return element(Finder.of(this.page).field(label), Recording.call("field", label));
	}

	/** The only element with a role, for example {@code log} or {@code alert}. */
	public LiveElement role(String role) {
		return element(Finder.of(this.page).byRole(role), Recording.call("role", role));
	}

	/** An element by role and name. */
	public LiveElement role(String role, String name) {
		return element(Finder.of(this.page).byRole(role, name), Recording.call("role", role, name));
	}

	/** The only element that matches a CSS selector. */
	public LiveElement find(String selector) {
		return element(Finder.of(this.page).bySelector(selector), Recording.call("find", selector));
	}

	/** All elements that match a CSS selector. */
	public List<LiveElement> all(String selector) {
		List<Element> found = this.page.document().select(selector);
		String call = Recording.call("all", selector);
		return IntStream.range(0, found.size())
			.mapToObj((i) -> element(found.get(i), call + ".get(" + i + ")"))
			.toList();
	}

	private LiveElement element(Element element, String call) {
		return new LiveElement(this.page, element, this.tester.recording(), this.variable + "." + call);
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

	/**
	 * What the test did until now, with all its users, pages and nodes, as a class with a
	 * test that does the same, and expects of its pages what they show now.
	 */
	public String copyAsTest() {
		return this.tester.copyAsTest();
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
