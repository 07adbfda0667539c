package org.livespring.test.agreement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.livespring.test.LiveTester;

/** A user with a real browser. */
final class ChromiumVisitor extends AbstractVisitor implements AutoCloseable {

	private static final String DUMP = script("dump.js");

	private static final String EVENTS = script("events.js");

	/**
	 * No time passes while somebody types, however long the keys take: what is delayed
	 * until the user pauses waits for the last key.
	 */
	private static final String PATIENT_TIMERS = """
			{
				const { setTimeout, clearTimeout } = window
				const cleared = new Set()
				window.setTimeout = (run, wait, ...values) => {
					const later = () => {
						if (cleared.has(id)) return
						if (window.typing && wait >= 50) setTimeout(later, 10)
						else run(...values)
					}
					const id = setTimeout(later, wait)
					return id
				}
				window.clearTimeout = id => {
					cleared.add(id)
					clearTimeout(id)
				}
			}""";

	private static final int PING = 6;

	private final LiveTester live;

	private final String url;

	private final Page page;

	private final List<JsonNode> sent = new ArrayList<>();

	private final Set<Integer> unanswered = new HashSet<>();

	private final List<String> told = new ArrayList<>();

	private int requests;

	private boolean yes = true;

	private boolean offline;

	private @Nullable WebSocketRoute socket;

	/** The browsers of other users. */
	private final List<BrowserContext> others = new ArrayList<>();

	private ChromiumVisitor(String name, Page page, LiveTester live, String url, List<String> transcript) {
		super(name, transcript);
		this.page = page;
		this.live = live;
		this.url = url;
		page.addInitScript(EVENTS);
		page.onConsoleMessage(this::told);
		page.routeWebSocket("**/live/ws", this::connected);
		page.clock().install();
		page.addInitScript(PATIENT_TIMERS);
		page.navigate(url);
		settle();
		takeCalls();
	}

	static ChromiumVisitor open(Page page, LiveTester live, String url) {
		return new ChromiumVisitor("ann", page, live, url, new ArrayList<>());
	}

	private static String script(String name) {
		try (InputStream content = ChromiumVisitor.class.getResourceAsStream("/agreement/" + name)) {
			return new String(content.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void connected(WebSocketRoute route) {
		if (this.offline) {
			route.close();
			return;
		}
		this.socket = route;
		this.unanswered.clear();
		WebSocketRoute server = route.connectToServer();
		route.onMessage((frame) -> {
			sent(Calls.read(frame.text()));
			server.send(frame.text());
		});
		server.onMessage((frame) -> {
			this.unanswered.remove(Calls.answered(Calls.read(frame.text())));
			route.send(frame.text());
		});
	}

	private void sent(JsonNode frame) {
		this.unanswered.add(frame.get(1).asInt());
		if (frame.get(0).asInt() != PING) {
			this.requests++;
			this.sent.add(frame);
		}
	}

	private void told(ConsoleMessage message) {
		if (!message.text().startsWith("live-event ")) {
			return;
		}
		JsonNode event = Calls.read(message.text().substring("live-event ".length()));
		JsonNode detail = event.path("detail");
		this.told.add(switch (event.path("type").asString()) {
			case "live:flash" -> "  " + detail.path("level").asString() + " " + detail.path("message").asString();
			case "live:error" -> "  failed " + detail.path("code").asString();
			default -> "  event " + event.path("type").asString() + " " + detail;
		});
	}

	private Locator element(String selector) {
		return this.page.locator(selector).first();
	}

	private void gesture(String step, Runnable gesture) {
		step(step, () -> {
			this.told.clear();
			gesture.run();
		});
	}

	@Override
	public void click(String selector) {
		gesture("click " + selector, () -> clicked(element(selector)));
	}

	@Override
	public void press(String name) {
		gesture("press " + name, () -> clicked(
				this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))));
	}

	private void clicked(Locator element) {
		boolean asks = element.getAttribute("live-confirm") != null;
		element.click();
		if (asks) {
			this.page.locator("dialog.live-confirm").waitFor();
		}
	}

	@Override
	public void follow(String selector) {
		gesture("follow " + selector, () -> leaving(() -> element(selector).click()));
	}

	/** Do something that leads to another page. */
	private void leaving(Runnable gesture) {
		this.page.waitForNavigation(gesture);
	}

	@Override
	public void type(String selector, String text) {
		gesture("type " + selector + " " + text, () -> typed(element(selector), text));
	}

	private void typed(Locator field, String text) {
		field.focus();
		field.selectText();
		if (text.isEmpty()) {
			field.press("Delete");
		}
		else {
			this.page.evaluate("() => { window.typing = true }");
			field.pressSequentially(text);
			this.page.evaluate("() => { window.typing = false }");
		}
	}

	@Override
	public void fill(String label, String text) {
		gesture("fill " + label + " " + text, () -> typed(this.page.getByLabel(label), text));
	}

	@Override
	public void select(String selector, String... options) {
		gesture("select " + selector + " " + Arrays.toString(options), () -> {
			element(selector).focus();
			element(selector).selectOption(Arrays.stream(options)
				.map((each) -> new SelectOption().setLabel(each))
				.toArray(SelectOption[]::new));
		});
	}

	@Override
	public void key(String key) {
		gesture("key " + key, () -> this.page.keyboard().press(key.replace("ctrl+", "Control+")));
	}

	@Override
	public void focus(String selector) {
		gesture("focus " + selector, () -> element(selector).focus());
	}

	@Override
	public void blur() {
		gesture("blur", () -> this.page.evaluate("document.activeElement.blur()"));
	}

	@Override
	public void reload() {
		gesture("reload", this.page::reload);
	}

	@Override
	public void back() {
		gesture("back", () -> this.page
			.evaluate("new Promise(done => { addEventListener('popstate', done); history.back() })"));
	}

	@Override
	public void disconnect() {
		step("disconnect", () -> {
			this.offline = true;
			this.unanswered.clear();
			this.socket.close();
			this.page.locator("html:not([live-state=connected])").waitFor();
		});
	}

	@Override
	public void reconnect() {
		step("reconnect", () -> {
			this.offline = false;
			this.page.evaluate("dispatchEvent(new Event('online'))");
		});
	}

	@Override
	public void answer(boolean yes) {
		this.yes = yes;
	}

	@Override
	public Visitor other() {
		BrowserContext context = this.page.context().browser().newContext();
		this.others.add(context);
		return new ChromiumVisitor("bob", context.newPage(), this.live, this.url, transcript());
	}

	@Override
	public void close() {
		this.others.forEach(BrowserContext::close);
	}

	@Override
	void settle() {
		int before;
		do {
			before = this.requests;
			answerQuestion();
			this.page.clock().runFor(400);
			if (!this.offline && this.page.locator("[live-id]").count() > 0) {
				connect();
				answered();
				this.live.settle();
				this.page.evaluate("dispatchEvent(new Event('online'))");
				answered();
			}
			this.page.clock().runFor(400);
		}
		while (before != this.requests);
	}

	private void connect() {
		this.page.waitForCondition(() -> {
			this.page.clock().runFor(100);
			return this.page.locator("html[live-state=connected]").count() > 0;
		});
	}

	private void answered() {
		this.page.waitForCondition(this.unanswered::isEmpty);
	}

	private void answerQuestion() {
		Locator dialog = this.page.locator("dialog.live-confirm");
		if (dialog.count() > 0) {
			this.told.add("  asked " + dialog.locator("p").textContent());
			dialog.locator("button").getByText(this.yes ? "OK" : "Cancel").click();
			dialog.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
		}
	}

	@Override
	List<String> takeCalls() {
		List<String> calls = Calls.of(this.sent);
		this.sent.clear();
		return calls;
	}

	@Override
	@SuppressWarnings("unchecked")
	List<String> shown() {
		List<String> lines = new ArrayList<>();
		lines.add("  at " + this.page.url().replaceFirst("^http://[^/]*", "") + " " + this.page.title());
		this.told.stream().sorted().forEach(lines::add);
		lines.addAll((List<String>) this.page.evaluate(DUMP));
		return lines;
	}

}
