package org.livespring.log;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.filter.OncePerRequestFilter;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LiveSocket;
import org.livespring.load.wire.LoadedPage;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.test.app.RunningApplication;
import org.livespring.test.app.TestApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** Nothing that a client can write into a field begins a line of the log. */
@ExtendWith(OutputCaptureExtension.class)
class LogInjectionIntegrationTests {

	private static final String MARK = "FORGED";

	/** Ends lines, controls terminals, turns text around, or is no character. */
	private static final List<String> HOSTILE = Stream
		.of("\n", "\r\n", "\r", "\t", "\u0000", "\b", "\u0085", "\u2028", "\u2029", "\u001b[2J", "\u009b31m", "\u202e",
				"\u2066", "\u200f", "\ufeff", "\udb40\udc41")
		.map((hidden) -> "x" + hidden + MARK + " ERROR org.livespring: nothing")
		.toList();

	@RegisterExtension
	static final RunningApplication application = new RunningApplication(Echoing.class, "logging.level.org.apache=info",
			"logging.level.org.springframework=info", "logging.level.org.livespring=debug", "live.sse.enabled=true",
			"server.forward-headers-strategy=framework", "live.limits.frames-per-second=100000",
			"live.limits.burst=100000");

	private final JsonMapper mapper = JsonMapper.shared();

	@AfterEach
	void everyLineIsOurs(CapturedOutput output) {
		assertThat(output.getAll().lines()).noneMatch((line) -> line.startsWith(MARK));
		assertThat(output.getAll()
			.codePoints()
			.filter((character) -> !isHarmless(character))
			.mapToObj(Integer::toHexString)).isEmpty();
	}

	private static boolean isHarmless(int character) {
		// Stack traces are indented with tabs
		return character == '\n' || character == '\t' || Printable.isPrintable(Character.toString(character));
	}

	static List<String> hostile() {
		return HOSTILE;
	}

	@ParameterizedTest
	@MethodSource("hostile")
	void fieldsOfFrames(String hostile, CapturedOutput output) {
		LoadedPage page = application.page("echo");
		LiveComponentState echo = page.component("echo");
		String value = this.mapper.writeValueAsString(hostile);
		String id = this.mapper.writeValueAsString(echo.id());
		List<String> frames = List.of("'COMPONENT_MOUNT','name':" + value + ",'props':{}",
				"'COMPONENT_MOUNT','name':'echo','props':{" + value + ":" + value + "}",
				"'COMPONENT_UNMOUNT','componentId':" + value,
				"'COMPONENT_REHYDRATE','page':" + value + ",'components':[]",
				"'COMPONENT_REHYDRATE','page':'p','components':[{'snapshot':" + value + ",'tag':" + value + "}]",
				"'CALL_ACTION','componentId':" + value + ",'action':'fail','ack':0",
				"'CALL_ACTION','componentId':" + id + ",'action':" + value + ",'ack':0",
				"'CALL_ACTION','componentId':" + id + ",'action':'fail','ack':0,'payload':{" + value + ":" + value
						+ "}",
				"'CALL_ACTION','componentId':" + id + ",'action':'refuse','ack':0,'payload':{'text':" + value + "}",
				"'CALL_ACTION','componentId':" + id + ",'action':'number','ack':0,'payload':{'number':" + value + "}",
				"'CALL_ACTION','componentId':" + id + ",'action':'join','ack':0,'payload':{'text':" + value + "}",
				"'CALL_ACTION','componentId':" + id + ",'action':'fail','ack':0,'payload':{'text':" + value + "}",
				"'PROPERTY_UPDATE','componentId':" + id + ",'ack':0,'values':{" + value + ":" + value + "}",
				"'RESYNC','componentId':" + value, "'RESYNC','componentId':" + value.replaceFirst("x", "a/b"),
				"'ROOM_JOIN','room':" + value, "'ROOM_JOIN','room':'hall','cursor':" + value,
				"'ROOM_LEAVE','room':" + value, value);
		try (LiveSocket socket = page.live(WireForm.READABLE)) {
			long request = 1000;
			for (String frame : frames) {
				String text = frame.replace('\'', '"')
					.replaceFirst("^(\"[A-Z_]+\")", "{\"requestId\":" + ++request + ",\"type\":$1");
				socket.sendText(text.startsWith("{") ? text + "}" : text);
				socket.sendText(hostile);
			}
			assertThat(((ServerFrame.ErrorFrame) socket.answer(request - 6)).code())
				.isEqualTo(LiveErrorCode.UNKNOWN_PROPERTY);
			socket.call(echo, "fail", Map.of("text", "the last one"));
		}
		assertThat(output.getAll()).contains("the last one", MARK);
	}

	@ParameterizedTest
	@MethodSource("hostile")
	void headersAndPaths(String hostile, CapturedOutput output) throws IOException {
		for (String header : List.of("Origin", "Host", "User-Agent", "Accept-Language", "Cookie", "Referer", "Upgrade",
				"Connection", "Sec-WebSocket-Protocol", "Sec-WebSocket-Version", "Sec-WebSocket-Key",
				"Sec-WebSocket-Extensions", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded",
				"Last-Event-ID", hostile)) {
			send("/live/ws", header, hostile);
			send("/live/sse/hall", header, hostile);
			send("/page/echo", header, hostile);
		}
		String encoded = URLEncoder.encode(hostile, StandardCharsets.UTF_8);
		for (String path : List.of("/page/", "/live/sse/", "/live/sse/hall?cursor=", "/live/sse/hall?token=",
				"/live/session?", "/live/ws?", "/live/ws/")) {
			send(path + encoded, "X-Test", "x");
			send(path + hostile, "X-Test", "x");
		}
		assertThat(output.getAll()).doesNotContain("HandshakeFailureException: ");
	}

	@ParameterizedTest
	@MethodSource("hostile")
	void namesOfUsers(String hostile) {
		String encoded = URLEncoder.encode(hostile, StandardCharsets.UTF_8);
		LoadedPage page = LoadedPage.get(application.url("/page/echo?user=" + encoded));
		try (LiveSocket socket = LiveSocket.connect(java.net.http.HttpClient.newHttpClient(),
				URI.create(application.url("/")), WireForm.COMPACT, page.origin(), "/live/ws?user=" + encoded)) {
			socket.rehydrate(page.components());
			socket.sendText("[1,7,\"nothing\",{}]");
			socket.answer(7);
		}
	}

	@Test
	void whatIsEvenLonger(CapturedOutput output) {
		LoadedPage page = application.page("echo");
		LiveComponentState echo = page.component("echo");
		try (LiveSocket socket = page.live(WireForm.READABLE)) {
			socket.call(echo, "x".repeat(256), Map.of());
			socket.call(echo, "fail", Map.of("text", "x".repeat(100_000)));
			socket.call(echo, "fail", Map.of("text", "the last one"));
		}
		assertThat(output.getAll().lines()).isNotEmpty().allMatch((line) -> line.length() < 10_000);
	}

	/** Writes what clients of Java refuse to send. */
	private static void send(String path, String header, String value) throws IOException {
		URI uri = URI.create(application.url("/"));
		try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
			socket.setSoTimeout(5000);
			StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\n" + header + ": " + value + "\r\n");
			Map<String, String> others = Map.of("Host", uri.getAuthority(), "Connection", "Upgrade", "Upgrade",
					"websocket", "Sec-WebSocket-Version", "13", "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==",
					"Sec-WebSocket-Protocol", "live.v1");
			others.forEach((name, text) -> {
				if (!name.equals(header)) {
					request.append(name).append(": ").append(text).append("\r\n");
				}
			});
			socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
			socket.getInputStream().read(new byte[1000]);
		}
	}

	/** An application whose exceptions have what clients send. */
	@SpringBootConfiguration
	@Import({ TestApplication.class, Echo.class })
	static class Echoing {

		@Bean
		Filter userOfTheQuery() {
			return new OncePerRequestFilter() {

				@Override
				protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response,
						FilterChain chain) throws ServletException, IOException {
					String name = request.getParameter("user");
					chain.doFilter((name != null) ? new Named(request, name) : request, response);
				}

			};
		}

	}

	private static final class Named extends HttpServletRequestWrapper {

		private final String name;

		Named(HttpServletRequest request, String name) {
			super(request);
			this.name = name;
		}

		@Override
		public @Nullable Principal getUserPrincipal() {
			return () -> this.name;
		}

	}

	@LiveComponent(template = "live/counter", mountable = true)
	static class Echo {

		record State(int count, int step, String note) {
		}

		State mount() {
			return new State(0, 0, "");
		}

		@LiveAction
		void fail(String text) {
			throw new IllegalStateException("No such thing: " + text, new IllegalArgumentException(text));
		}

		@LiveAction
		void refuse(String text) {
			throw new LiveException(LiveErrorCode.REFUSED, text);
		}

		@LiveAction
		void number(int number) {
		}

		@LiveAction
		void join(String text, LiveContext live) {
			live.join(text);
		}

	}

}
