package org.livespring.test.client;

import java.util.List;
import java.util.Map;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerMapping;

import org.livespring.test.dom.Controls;

/**
 * A page in a browser: what is loaded, connected, shown and done with it. Used by one
 * thread.
 */
public final class WebPage implements PageView, Events.Calls, Gestures.Surroundings {

	private final Browser browser;

	private final Settling settling;

	private final Nodes nodes;

	private final Network network = new Network();

	private final Notices notices = new Notices();

	private final Address address = new Address();

	private Loaded loaded = loaded(new Browser.Answer("", 0, "", ""));

	private String title = "";

	private @Nullable HandlerMapping node;

	/** Whether the page connects when it has no connection. */
	private boolean online = true;

	private boolean stopped;

	private @Nullable String next;

	/**
	 * Create an empty page.
	 * @param browser the browser
	 * @param settling waits for what is under way
	 * @param nodes the nodes of the application
	 */
	public WebPage(Browser browser, Settling settling, Nodes nodes) {
		this.browser = browser;
		this.settling = settling;
		this.nodes = nodes;
		settling.add(this);
	}

	/** Finds the nodes of the application. */
	@FunctionalInterface
	public interface Nodes {

		/**
		 * A node that takes connections.
		 * @param preferred the node that a page would like
		 * @return that node if it is alive, another one otherwise, {@code null} for none
		 */
		@Nullable HandlerMapping alive(@Nullable HandlerMapping preferred);

	}

	/** Load a URL. */
	public void load(String url) {
		show(this.browser.get(url));
	}

	private void show(Browser.Answer answer) {
		this.loaded.client().leave();
		this.address.push(answer.url());
		this.loaded = loaded(answer);
		this.title = document().title();
		this.stopped = false;
		this.loaded.client().start();
		this.loaded.controls().focus(document().selectFirst("[autofocus]"));
	}

	private Loaded loaded(Browser.Answer answer) {
		Document document = Jsoup.parse(answer.text());
		Controls controls = new Controls();
		Events events = new Events(controls, this::component, this, this.notices::confirm);
		return new Loaded(answer.status(), document, controls, events, new Gestures(controls, events, this),
				new PageClient(controls, this.network, this, document));
	}

	/**
	 * What there is of a page since it was loaded.
	 *
	 * @param status the HTTP status
	 * @param document the page, as it is now
	 * @param controls what the user did to its controls
	 * @param events its events
	 * @param gestures what a user can do with it
	 * @param client its components
	 */
	private record Loaded(int status, Document document, Controls controls, Events events, Gestures gestures,
			PageClient client) {

	}

	/** Do what is due. Returns whether there was something. */
	boolean proceed() {
		String target = this.next;
		if (target != null) {
			this.next = null;
			load(target);
			return true;
		}
		HandlerMapping node = wantsConnection() ? this.nodes.alive(this.node) : null;
		if (node != null) {
			this.node = node;
			this.loaded.client().connect(this.browser.connect(node, this.settling::arrived));
			this.stopped = !this.loaded.client().isConnected();
			return true;
		}
		return (!this.network.isHolding() && this.loaded.client().receive()) || this.loaded.events().pause();
	}

	private boolean wantsConnection() {
		return this.online && !this.stopped && !this.loaded.client().isConnected()
				&& !this.loaded.client().components().isEmpty();
	}

	/** Whether something that arrives is still to come. */
	boolean isWaiting() {
		return this.next != null || (wantsConnection() && this.nodes.alive(this.node) != null)
				|| (!this.network.isHolding() && (!this.loaded.client().isIdle() || this.loaded.client().isWaiting()));
	}

	private @Nullable ClientComponent component(Element element) {
		Element host = element.closest("[live-id]");
		return (host == null) ? null
				: this.loaded.client()
					.components()
					.stream()
					.filter((each) -> each.host() == host)
					.findFirst()
					.orElse(null);
	}

	@Override
	public void call(ClientComponent component, Call call) {
		this.loaded.client().call(component, call);
	}

	@Override
	public void result(ClientComponent component, String action, @Nullable JsonNode result) {
		ObjectNode detail = ClientComponent.mapper.createObjectNode().put("action", action);
		if (result != null && ClientComponent.isPresent(result)) {
			detail.set("result", result);
		}
		this.notices.event("live:result", detail);
	}

	@Override
	public void failed(@Nullable ClientComponent component, Failure failure) {
		if (failure.code().equals("ELSEWHERE")) {
			this.loaded.client().cut(1006);
		}
		else {
			this.notices.failed(failure);
		}
	}

	@Override
	public void event(@Nullable ClientComponent component, String name, JsonNode detail) {
		if (name.equals("live:title")) {
			this.title = detail.asString("");
		}
		else {
			this.notices.event(name, detail);
		}
	}

	@Override
	public void navigate(ClientComponent component, String target, String mode) {
		if (mode.equals("assign")) {
			go(target);
		}
		else {
			this.address.change(component.query(), target, mode.equals("push"));
		}
	}

	@Override
	public Element body() {
		return this.loaded.document().body();
	}

	@Override
	public void go(String target) {
		this.next = this.address.resolve(target);
	}

	@Override
	public Element fragment(String target) {
		this.address.push(this.address.resolve("") + target);
		Element element = document().getElementById(target.substring(1));
		return (element != null) ? element : body();
	}

	@Override
	public void post(String target, List<Map.Entry<String, String>> entries) {
		show(this.browser.exchange(HttpMethod.POST, this.address.resolve(target), entries));
	}

	@Override
	public void refused(List<ClientComponent> components) {
		Document fresh = Jsoup.parse(this.browser.get(this.address.url()).text());
		if (!this.loaded.client().renew(components, PageBlocks.take(fresh))) {
			this.next = this.address.url();
		}
	}

	@Override
	public void closed(int code) {
		if (code >= 4100 && code < 4200) {
			this.next = this.address.url();
		}
		else if (code >= 4400 || code == 4002) {
			this.stopped = true;
		}
	}

	// What the user does

	/** Begin something new: what was told before is no longer shown. */
	public void begin() {
		this.notices.clear();
	}

	/** Go back in the history of the page. */
	public void back() {
		if (this.address.back()) {
			this.next = this.address.url();
			return;
		}
		for (ClientComponent component : this.loaded.client().components()) {
			if (!component.query().isEmpty()) {
				this.loaded.events().writeQuery(component, this.address.values(component.query()));
			}
		}
	}

	// The network

	/** Lose the connection, and stay without one. */
	public void disconnect() {
		this.online = false;
		this.loaded.client().cut(1006);
	}

	/** Lose the connection; the page connects again by itself. */
	public void cut(int code) {
		this.loaded.client().cut(code);
	}

	/**
	 * Connect again.
	 * @param node the node, {@code null} for any
	 */
	public void reconnect(@Nullable HandlerMapping node) {
		this.loaded.client().cut(1006);
		this.node = (node != null) ? node : this.node;
		this.online = true;
		this.stopped = false;
	}

	/** Load the page again. */
	public void reload() {
		this.next = this.address.url();
	}

	/** Close the page. */
	public void close() {
		this.loaded.client().leave();
		this.settling.remove(this);
	}

	/** Change the snapshot of a component, so that the server refuses it. */
	public void tamper(ClientComponent component) {
		component.tamper();
	}

	public Network network() {
		return this.network;
	}

	public Settling settling() {
		return this.settling;
	}

	// What the user sees

	public Document document() {
		return this.loaded.document();
	}

	public List<ClientComponent> components() {
		return this.loaded.client().components();
	}

	public String value(Element control) {
		return this.loaded.controls().value(control);
	}

	public boolean isChecked(Element control) {
		return this.loaded.controls().isChecked(control);
	}

	public List<Element> selected(Element select) {
		return this.loaded.controls().selected(select);
	}

	public @Nullable Element focused() {
		return this.loaded.controls().focused();
	}

	public boolean isConnected() {
		return this.loaded.client().isEstablished();
	}

	/** Whether the page is connected to a node. */
	public boolean isConnectedTo(HandlerMapping node) {
		return isConnected() && this.node == node;
	}

	public String url() {
		return this.address.url();
	}

	public String title() {
		return this.title;
	}

	public int status() {
		return this.loaded.status();
	}

	/** What the page told. */
	public Notices notices() {
		return this.notices;
	}

	/** What the user does. */
	public Gestures gestures() {
		return this.loaded.gestures();
	}

}
