package org.livespring.client;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the client does where a server, or something before it, refuses the handshake. */
class RefusedHandshakeTests extends AbstractClientTests {

	private static final String STATUS = ".live-notices [aria-live]";

	private final List<String> errors = new ArrayList<>();

	@BeforeEach
	void listen() {
		this.page.onConsoleMessage((message) -> {
			if (message.type().equals("error")) {
				this.errors.add(message.text());
			}
		});
	}

	@ParameterizedTest
	@ValueSource(ints = { 302, 401, 403 })
	void pageWhoseLoginIsOverIsLoadedAnew(int status) {
		this.server.open("<p>Text</p>");
		this.server.body("<b>Login</b>").refuseHandshakes(status, null).disconnect(1012);
		this.page.waitForSelector("text=Login");
		assertThat(this.server.requests().stream().filter("/live/ws"::equals).count()).isBetween(1L, 4L);
		assertThat(this.errors).noneMatch((error) -> error.contains("public"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 302, 401 })
	void pageThatWasNeverLetInIsNotLoadedForEver(int status) {
		this.server.refuseHandshakes(status, null);
		this.server.body(new FakeComponent("c1", "thing", "<p>Text</p>").host()).navigate("/");
		awaitState("stopped");
		this.page.waitForCondition(() -> this.errors.stream().anyMatch((error) -> error.contains("public")));
		assertThat(this.server.requests().stream().filter("/"::equals)).hasSize(1);
	}

	@Test
	void pageThatIsForbiddenStaysAndSaysSo() {
		this.server.refuseHandshakes(403, null);
		this.server.body(new FakeComponent("c1", "thing", "<p>Text</p>").host()).navigate("/");
		awaitState("stopped");
		int connections = this.server.connections();
		this.page.waitForCondition(() -> this.errors.stream().anyMatch((error) -> error.contains("forbids")));
		assertThat(this.server.connections()).isEqualTo(connections);
		assertThat(text(STATUS)).contains("Connection closed");
		assertThat(this.errors).anyMatch((error) -> error.contains("/live/ws: The server forbids"));
		assertThat(this.server.requests().stream().filter("/"::equals)).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "503,30", "429,30", "503,date" })
	void serverSaysWhenToComeBack(int status, String after) {
		this.page.clock().install();
		this.server.open("<p>Text</p>");
		String date = (String) eval("new Date(Date.now() + 30000).toUTCString()");
		this.server.refuseHandshakes(status, after.equals("date") ? date : after).disconnect(1001);
		this.page.clock().runFor(250);
		this.page.waitForCondition(() -> this.server.requests().contains("/live/ws"));
		this.server.settle();
		int connections = this.server.connections();
		this.page.clock().runFor(20_000);
		eval("dispatchEvent(new Event('online'))");
		this.page.clock().runFor(1000);
		this.server.settle();
		assertThat(this.server.connections()).isLessThanOrEqualTo(connections + 1);
		assertThat(text(STATUS)).contains("Trying to reconnect");
		this.server.refuseHandshakes(0, null);
		this.page.clock().runFor(35_000);
		awaitState("connected");
	}

	@Test
	void serverThatIsNotThereIsALostNetwork() {
		this.server.open("<p>Text</p>");
		eval("window.fetch = () => Promise.reject(new TypeError()); void 0");
		this.server.refuseHandshakes(500, null).disconnect(1001);
		this.server.awaitConnections(4);
		this.server.refuseHandshakes(0, null);
		awaitState("connected");
	}

	@Test
	void proxyThatForwardsNoHandshakeIsNamedInTheConsole() {
		this.server.refuseHandshakes(426, null);
		this.server.body(new FakeComponent("c1", "thing", "<p>Text</p>").host()).navigate("/");
		this.page.waitForCondition(() -> this.errors.stream().anyMatch((error) -> error.contains("proxy")));
		this.server.awaitConnections(3);
		assertThat(this.errors.stream().filter((error) -> error.contains("proxy"))).hasSize(1);
	}

	@Test
	void refusedOriginIsNamedInTheConsole() {
		this.server.open("<p>Text</p>");
		this.server.disconnect(4403);
		awaitState("stopped");
		this.page.waitForCondition(() -> this.errors.stream()
			.anyMatch((error) -> error.contains("origin " + this.server.url(""))
					&& error.contains("live.websocket.allowed-origins")
					&& error.contains("server.forward-headers-strategy")));
	}

	@Test
	void questionIsNoPageThatALoginLeadsTo() {
		List<String> headers = new ArrayList<>();
		this.page.onRequest((request) -> {
			if (request.url().endsWith("/live/ws")) {
				headers.add(request.headerValue("X-Requested-With"));
			}
		});
		this.server.open("<p>Text</p>");
		this.server.refuseHandshakes(503, "20").disconnect(1001);
		this.page.waitForCondition(() -> !headers.isEmpty());
		assertThat(headers).containsOnly("XMLHttpRequest");
	}

}
