package org.livespring.test.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

import org.livespring.test.dom.Controls;
import org.livespring.test.dom.Markup;
import org.livespring.test.dom.Morph;
import org.livespring.test.wire.InMemorySocket;

/**
 * The components of a page over its one connection, as the browser's client has them:
 * calls are sent in order, and none of them twice when a connection is lost. Used by one
 * thread.
 */
public final class PageClient implements Outbox.Server {

	/** Codes with which the server does not take a snapshot. */
	private static final Set<String> REFUSED = Set.of("INVALID_STATE", "EXPIRED_STATE", "STALE_STATE",
			"UNKNOWN_COMPONENT", "ACCESS_DENIED");

	private static final int RESTART = 1012;

	private static final int BATCH = 50;

	private final String id = UUID.randomUUID().toString().replace("-", "");

	private final Map<String, ClientComponent> components = new LinkedHashMap<>();

	private final Fragments fragments;

	private final Controls controls;

	private final Morph morph;

	private final Network network;

	private final Requests requests;

	private final Outbox outbox;

	private final PageView view;

	private Document document;

	/** What the server said first on the present connection. */
	private @Nullable JsonNode greeting;

	PageClient(Controls controls, Network network, PageView view, Document document) {
		this.controls = controls;
		this.morph = new Morph(controls);
		this.fragments = new Fragments(this.morph);
		this.network = network;
		this.requests = new Requests(network);
		this.outbox = new Outbox(this.requests, this);
		this.view = view;
		this.document = document;
	}

	String id() {
		return this.id;
	}

	public List<ClientComponent> components() {
		return List.copyOf(this.components.values());
	}

	boolean isEstablished() {
		return this.greeting != null;
	}

	/** Whether requests wait for an answer that can come. */
	boolean isWaiting() {
		return this.requests.socket() != null && !this.requests.isEmpty() && !this.network.isTravelling();
	}

	boolean isIdle() {
		InMemorySocket socket = this.requests.socket();
		return socket == null || (socket.isIdle() && !this.network.isDue());
	}

	/** Take in the components of the page. */
	void start() {
		List<PageBlocks.Block> blocks = PageBlocks.take(this.document);
		add(blocks.stream().map(PageBlocks.Block::component).toList());
		blocks.forEach((block) -> block.frames().forEach((frame) -> early(block.component(), frame)));
	}

	/** Take in copies of the components of another page. */
	void copy(List<ClientComponent> originals) {
		add(originals.stream()
			.map((original) -> original.copy(PageBlocks.host(this.document, original.id())))
			.toList());
	}

	private void early(ClientComponent component, JsonNode frame) {
		if (frame.path(0).asInt() == 9) {
			this.view.event(component, frame.path(2).asString(""), frame.path(3));
		}
		else {
			this.view.navigate(component, frame.path(2).asString(""), frame.path(3).asString(""));
		}
	}

	private void add(Collection<ClientComponent> added) {
		added.forEach((component) -> {
			this.components.put(component.id(), component);
			this.requests.continueAfter(component.action());
		});
		offer(added.stream().filter((component) -> !component.live).toList());
	}

	/**
	 * Replace components whose snapshots were refused by those of the page as it is now,
	 * each with all that is around and in it.
	 * @param refused the components
	 * @param fresh the components of the page that was fetched
	 * @return {@code false} if the page has no new component for one of them
	 */
	boolean renew(List<ClientComponent> refused, List<PageBlocks.Block> fresh) {
		Map<ClientComponent, ClientComponent> successors = Successors.of(
				refused.stream().map(this::root).collect(Collectors.toSet()), components(),
				fresh.stream().map(PageBlocks.Block::component).toList());
		if (successors == null) {
			return false;
		}
		successors.forEach((old, next) -> replace(old, next, fresh));
		return true;
	}

	private void replace(ClientComponent old, ClientComponent next, List<PageBlocks.Block> fresh) {
		Element host = next.host();
		this.controls.forgetAnswers(old.host());
		Map<String, String> typed = this.controls.typed(old.host());
		remove(old);
		old.host().replaceWith(host);
		this.controls.retype(host, typed);
		next.calls.addAll(old.calls);
		add(fresh.stream()
			.map(PageBlocks.Block::component)
			.filter((component) -> component == next || component.host().parents().contains(host))
			.toList());
	}

	private void remove(ClientComponent component) {
		components().stream().filter((each) -> each.parent().equals(component.id())).forEach(this::remove);
		this.components.remove(component.id());
		component.live = false;
		this.outbox.settle(component);
	}

	/** Connect to the server, or do nothing if there is a connection. */
	void connect(@Nullable InMemorySocket socket) {
		if (socket != null && !this.components.isEmpty()) {
			this.requests.use(socket);
			socket.open();
		}
	}

	/** Show the server that the page is still there. */
	void beat() {
		InMemorySocket socket = this.requests.socket();
		if (socket != null) {
			socket.beat();
		}
	}

	/** How soon a page that is used keeps its HTTP session alive, 0 for never. */
	long sessionSeconds() {
		return (this.greeting != null) ? this.greeting.path("sessionSeconds").asLong(0) : 0;
	}

	boolean isConnected() {
		return this.requests.socket() != null;
	}

	/** Lose the connection, without a word to the server but the end of the network. */
	void cut(int code) {
		InMemorySocket socket = this.requests.socket();
		if (socket != null) {
			lost(true);
			socket.cut(code);
		}
	}

	private void lost(boolean unsure) {
		this.requests.use(null);
		this.greeting = null;
		this.fragments.forget();
		for (ClientComponent component : this.components.values()) {
			component.live = false;
			component.resyncing = false;
			component.calls.forEach((call) -> {
				call.again |= unsure && call.sent;
				call.sent = false;
			});
		}
	}

	/** Take what arrived. Returns whether there was something. */
	boolean receive() {
		InMemorySocket socket = this.requests.socket();
		if (socket == null) {
			return false;
		}
		if (this.network.takeLoss()) {
			cut(1006);
			this.view.closed(1006);
			return true;
		}
		boolean delivered = this.requests.deliver(socket);
		this.network.take(socket);
		InMemorySocket.Arrival arrival = this.network.arrivedAtPage();
		if (arrival == null) {
			return delivered;
		}
		String text = arrival.text();
		if (text == null) {
			this.network.log("< closed " + arrival.closeCode());
			lost(arrival.closeCode() != RESTART);
			this.view.closed(arrival.closeCode());
			return true;
		}
		for (String frame : this.network.received(text)) {
			handle(ClientComponent.mapper.readTree(frame));
		}
		return true;
	}

	private void handle(JsonNode frame) {
		ClientComponent component = this.components.get(frame.path("componentId").asString(""));
		switch (frame.path("type").asString("")) {
			case "CONNECTION_ESTABLISHED" -> established(frame);
			case "COMPONENT_UPDATE", "STATE_UPDATE" -> {
				if (component != null) {
					update(component, frame);
				}
			}
			case "CLIENT_EVENT" -> this.view.event(component, frame.path("name").asString(""), frame.path("detail"));
			case "NAVIGATE" -> {
				if (component != null) {
					this.view.navigate(component, frame.path("url").asString(""),
							frame.path("mode").asString("").toLowerCase(java.util.Locale.ROOT));
				}
			}
			case "SNAPSHOT_REQUEST" -> {
				if (component != null && component.live) {
					offerTree(component);
				}
			}
			case "ROOM_FRAGMENT" -> {
				if (!this.fragments.receive(this.document, frame)) {
					this.requests.request("RESYNC",
							(node) -> node.put("componentId", frame.path("fragment").asString("")), (answer) -> {
							});
				}
			}
			case "BROADCAST" -> this.view.event(null, "live:broadcast", frame);
			case "ERROR" -> error(component, frame);
			default -> this.requests.answer(frame);
		}
	}

	private void established(JsonNode frame) {
		this.greeting = frame;
		offer(components());
	}

	private void error(@Nullable ClientComponent component, JsonNode frame) {
		if (!this.requests.answer(frame)) {
			failed(component, Failure.of(frame));
		}
	}

	@Override
	public void failed(@Nullable ClientComponent component, Failure failure) {
		if (component != null && failure.code().equals("UNKNOWN_INSTANCE")) {
			offerTree(component);
		}
		else if (component != null && REFUSED.contains(failure.code()) && !failure.code().equals("ACCESS_DENIED")) {
			refuse(List.of(component));
		}
		else if (!failure.code().equals("VALIDATION_FAILED")) {
			this.view.failed(component, failure);
		}
	}

	private void refuse(List<ClientComponent> refused) {
		refused.forEach((component) -> component.live = false);
		this.view.refused(refused);
	}

	@Override
	public void offerTree(ClientComponent component) {
		ClientComponent root = root(component);
		offer(components().stream().filter((each) -> root(each) == root).toList());
	}

	private ClientComponent root(ClientComponent component) {
		ClientComponent parent = this.components.get(component.parent());
		return (parent != null) ? root(parent) : component;
	}

	private void offer(List<ClientComponent> offered) {
		offered.forEach((component) -> component.live = false);
		int batch = (this.greeting != null) ? this.greeting.path("batch").asInt(BATCH) : BATCH;
		for (int i = 0; isEstablished() && i < offered.size(); i += batch) {
			List<ClientComponent> part = offered.subList(i, Math.min(offered.size(), i + batch));
			this.requests.request("COMPONENT_REHYDRATE", (frame) -> {
				ArrayNode entries = frame.put("page", this.id).putArray("components");
				part.forEach((component) -> PageBlocks.offer(entries.addObject(), component));
			}, (answer) -> offered(part, answer));
		}
	}

	private void offered(List<ClientComponent> part, JsonNode answer) {
		List<ClientComponent> refused = new ArrayList<>();
		for (int i = 0; i < part.size(); i++) {
			ClientComponent component = part.get(i);
			JsonNode outcome = answer.path("components").path(i);
			if (this.components.get(component.id()) != component) {
				continue;
			}
			if (outcome.has("snapshot")) {
				fork(component, outcome);
			}
			if (!outcome.has("code") && !outcome.isMissingNode()) {
				this.outbox.adopted(component);
			}
			else if (REFUSED.contains(outcome.path("code").asString(""))) {
				refused.add(component);
			}
			else {
				this.view.failed(component, Failure.of(outcome.isMissingNode() ? answer : outcome));
			}
		}
		if (!refused.isEmpty()) {
			refuse(refused);
		}
	}

	private void fork(ClientComponent component, JsonNode copy) {
		this.components.remove(component.id());
		component.become(copy.path("snapshot").asString(""), copy.path("tag").asString(""));
		this.components.put(component.id(), component);
		this.outbox.settle(component);
	}

	/** Send a call, at once or when the server has the component. */
	void call(ClientComponent component, Call call) {
		component.calls.add(call);
		this.outbox.flush(component);
	}

	@Override
	public void update(ClientComponent component, JsonNode frame) {
		if (component.resyncing) {
			return;
		}
		String before = component.html();
		if (!component.update(frame.path("seq").asLong(0), frame.path("html"), frame.path("state"),
				frame.path("tag"))) {
			this.outbox.resync(component);
			return;
		}
		String html = component.html();
		if (html != null && !html.equals(before)) {
			show(component, html);
		}
		frame.path("children").forEach(this::place);
	}

	private void show(ClientComponent component, String html) {
		List<Element> before = component.host().select("[autofocus]");
		this.morph.patch(component.host(), html);
		focusAdded(component.host(), before);
		this.fragments.fill(component.host());
		for (ClientComponent child : components()) {
			if (child.host().root() != this.document) {
				remove(child);
			}
		}
	}

	/** Browsers look at {@code autofocus} once; the client looks at what a patch adds. */
	private void focusAdded(Element host, List<Element> before) {
		Element focused = this.controls.focused();
		if (focused == null || !Markup.isControl(focused)) {
			host.select("[autofocus]")
				.stream()
				.filter((each) -> !before.contains(each))
				.findFirst()
				.ifPresent(this.controls::focus);
		}
	}

	private void place(JsonNode child) {
		ClientComponent parent = this.components.get(child.path("parentId").asString(""));
		Element slot = (parent != null) ? PageBlocks.slot(parent.host(), child.path("slot").asString("")) : null;
		if (slot == null || this.components.containsKey(child.path("componentId").asString(""))) {
			return;
		}
		ClientComponent previous = this.components.get(slot.attr("live-id"));
		if (previous != null) {
			remove(previous);
		}
		slot.empty();
		slot.attr("live-id", child.path("componentId").asString(""));
		String html = child.path("html").asString("");
		this.morph.patch(slot, html);
		ClientComponent component = new ClientComponent(slot, child.path("snapshot").asString(""),
				child.path("tag").asString(""), html, PageBlocks.names(child.path("query").asString("")));
		component.live = true;
		add(List.of(component));
	}

	/** Leave the page: the connection ends. */
	void leave() {
		InMemorySocket socket = this.requests.socket();
		if (socket != null) {
			lost(true);
			// No page comes back after that code, so the server does not wait for one
			socket.cut(4100);
		}
		this.components.clear();
	}

}
