package org.livespring.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;

import org.livespring.matrix.SetUp.AfterRestart;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What a user does at the page of the application, the same in each set-up. */
final class Visit {

	static final List<String> STEPS = List.of("open", "click", "form", "room", "drop", "restart");

	/** Milliseconds for what may wait for the start of the application. */
	private static final int PATIENCE = 30_000;

	private static final String DETAILS = "2026-03-29T02:30:00.123456789+09:00[Asia/Tokyo] 9.90 increment LARGE"
			+ " Counter.Shop(cityName=Linz, openHours=0)";

	private final SetUp setUp;

	private final MatrixServer server;

	private final BrowserContext browser;

	private final String url;

	private final Page page;

	private final Locator count;

	private final List<WebSocketRoute> sockets = new ArrayList<>();

	private final List<String> errors = new ArrayList<>();

	Visit(SetUp setUp, MatrixServer server, BrowserContext browser) {
		this.setUp = setUp;
		this.server = server;
		this.browser = browser;
		this.url = server.url(setUp);
		browser.setDefaultTimeout(30_000);
		browser.setDefaultNavigationTimeout(PATIENCE);
		this.page = browser.newPage();
		this.page.onConsoleMessage((message) -> {
			if (message.type().equals("error") && !message.location().contains("/favicon.ico")) {
				this.errors.add(message.text() + " " + message.location());
			}
		});
		this.page.routeWebSocket((each) -> true, (socket) -> {
			socket.connectToServer();
			this.sockets.add(socket);
		});
		this.count = this.page.locator("output");
	}

	/** Takes all steps and tells the seconds of each that succeeded. */
	void steps(Consumer<String> done) throws InterruptedException {
		long begin = System.nanoTime();
		open(this.page);
		assertThat(this.page.getByRole(AriaRole.HEADING)).hasText("A <live> page");
		this.page.evaluate("() => { window.sameDocument = true }");
		done.accept(secondsSince(begin));
		begin = System.nanoTime();
		click();
		done.accept(secondsSince(begin));
		begin = System.nanoTime();
		form();
		done.accept(secondsSince(begin));
		begin = System.nanoTime();
		room();
		assertThat(this.errors).as("console of the browser").isEmpty();
		done.accept(secondsSince(begin));
		begin = System.nanoTime();
		drop();
		done.accept(secondsSince(begin));
		begin = System.nanoTime();
		restart();
		done.accept(secondsSince(begin));
	}

	/** Tells what the user sees now. */
	String seen() {
		String html;
		try {
			html = this.page.content();
		}
		catch (PlaywrightException ex) {
			html = "(is loading)";
		}
		return this.page.url() + "\n" + this.errors + "\n" + html;
	}

	static String secondsSince(long begin) {
		return "%.1f".formatted((System.nanoTime() - begin) / 1e9);
	}

	private void open(Page page) {
		page.navigate(this.url);
		awaitPage(page);
	}

	/** Waits for the live page; returns whether it was behind a login. */
	private boolean awaitPage(Page page) {
		page.locator("html[live-state=connected], [name=username]").first().waitFor(patiently());
		boolean login = page.locator("[name=username]").isVisible();
		if (login) {
			page.locator("[name=username]").fill("user");
			page.locator("[name=password]").fill("secret");
			page.locator("[type=submit]").click();
			page.locator("html[live-state=connected]").waitFor(patiently());
		}
		return login;
	}

	private void click() {
		increment();
		increment();
		assertThat(this.count).hasText("2");
		assertThat(this.page.locator("#details")).hasText(DETAILS);
	}

	private void form() {
		button("Order").click();
		assertThat(this.page.getByLabel("Article")).hasAttribute("aria-invalid", "true");
		this.page.getByLabel("Article").fill("Tea");
		this.page.getByLabel("Quantity").fill("3");
		this.page.getByLabel("Due").fill("2026-12-24");
		button("Order").click();
		assertThat(this.page.locator("#done")).hasText("Order[articleName=Tea, quantity=3, dueDate=2026-12-24]");
	}

	private void room() {
		Page other = this.browser.newPage();
		open(other);
		say("Hello");
		for (Page each : List.of(this.page, other)) {
			assertThat(each.getByRole(AriaRole.LISTITEM)).hasText("Hello");
		}
		// The other page is in front, and hidden pages take their time
		other.close();
	}

	private void drop() {
		this.sockets.get(0).close(new WebSocketRoute.CloseOptions().setCode(1011));
		increment();
		assertThat(this.count).hasText("3");
		assertThat(this.sockets).hasSize(2);
		say("World");
		assertThat(this.page.getByRole(AriaRole.LISTITEM)).hasText(new String[] { "Hello", "World" });
	}

	private void restart() throws InterruptedException {
		this.page.getByLabel("Article").fill("Draft");
		this.server.terminate();
		this.page.locator("html:not([live-state=connected])").waitFor();
		this.server.start(this.setUp.optionsAfterRestart());
		if (this.setUp.afterRestart() == AfterRestart.GOES_ON) {
			this.page.locator("html[live-state=connected]").waitFor(patiently());
			increment();
			assertThat(this.count).hasText("4");
			assertThat(this.page.locator("#details")).hasText(DETAILS);
			assertThat(this.page.evaluate("() => window.sameDocument")).isEqualTo(true);
		}
		else {
			this.page.locator("[name=username]").waitFor(patiently());
			assertThat(awaitPage(this.page)).isTrue();
			increment();
			assertThat(this.count).hasText("1");
		}
		assertThat(this.page.getByLabel("Article")).hasValue("Draft");
		say("Again");
		assertThat(this.page.getByRole(AriaRole.LISTITEM).last()).hasText("Again");
	}

	private void increment() {
		button("Increment").click();
	}

	private void say(String text) {
		this.page.getByLabel("Text").fill(text);
		button("Say").click();
	}

	private Locator button(String name) {
		return this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
	}

	private static Locator.WaitForOptions patiently() {
		return new Locator.WaitForOptions().setTimeout(PATIENCE);
	}

}
