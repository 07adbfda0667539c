package org.livespring.sample;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.livespring.test.Browser;
import org.livespring.load.wire.RedisProcess;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Two processes of the sample and a real Redis, until one of the processes is killed. */
@ExtendWith(Browser.class)
class TwoNodesTests {

	private static final double GONE_MILLIS = 10_000;

	private RedisProcess redis;

	private SampleProcess a;

	private SampleProcess b;

	@BeforeEach
	void start() {
		this.redis = RedisProcess.start();
		CompletableFuture<SampleProcess> first = CompletableFuture.supplyAsync(this::node);
		this.b = node();
		this.a = first.join();
	}

	private SampleProcess node() {
		return SampleProcess.start("live.state.keys=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
				"spring.data.redis.host=" + this.redis.host(), "spring.data.redis.port=" + this.redis.port());
	}

	@AfterEach
	void stop() {
		this.a.close();
		this.b.close();
		this.redis.close();
	}

	@Test
	void visitorsOfAKilledNodeGoOnAtTheOther(BrowserContext browser) throws IOException {
		try (TcpSwitch address = new TcpSwitch(this.a.port());
				BrowserContext second = browser.browser().newContext();
				BrowserContext third = browser.browser().newContext()) {
			ChatPage ada = ChatPage.open(browser, address.port(), "lobby");
			ChatPage bob = ChatPage.open(second, this.b.port(), "lobby");
			ChatPage cleo = ChatPage.open(third, this.a.port(), "lobby");
			ada.call("Ada");
			bob.call("Bob");
			cleo.call("Cleo");
			for (String name : List.of("Ada", "Bob", "Cleo")) {
				assertThat(bob.member(name)).hasCount(1);
			}
			assertThat(ada.member("Bob")).hasCount(1);
			ada.field("Message").pressSequentially("One");
			assertThat(bob.page().getByText("Ada is typing …")).isVisible();
			ada.field("Message").press("Enter");
			assertThat(bob.messages()).hasText(new String[] { "Ada One" });
			bob.say("Two");
			assertThat(ada.messages()).hasText(new String[] { "Ada One", "Bob Two" });
			ada.page().evaluate("() => { window.sameDocument = true }");

			this.a.kill();
			long killed = System.nanoTime();
			bob.say("Three");
			ada.page().locator("html[live-state=offline]").waitFor();
			ada.say("Four");
			bob.say("Five");
			address.to(this.b.port());
			ada.pages().connected();

			String[] all = { "Ada One", "Bob Two", "Bob Three", "Bob Five", "Ada Four" };
			assertThat(bob.messages()).hasText(all);
			assertThat(ada.messages()).hasText(all);
			assertThat(ada.page().evaluate("() => window.sameDocument")).isEqualTo(true);
			double rest = GONE_MILLIS - (System.nanoTime() - killed) / 1e6;
			assertThat(bob.member("Cleo")).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(rest));
			assertThat(bob.member("Ada")).hasCount(1);
			assertThat(ada.online()).hasCount(2);
		}
	}

}
