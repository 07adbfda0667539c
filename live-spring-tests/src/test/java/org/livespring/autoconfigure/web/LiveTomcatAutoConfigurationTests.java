package org.livespring.autoconfigure.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.ServletContext;
import jakarta.websocket.server.ServerContainer;
import org.apache.catalina.connector.Connector;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

import org.livespring.autoconfigure.RefusedProperty;
import org.livespring.test.app.TestApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class LiveTomcatAutoConfigurationTests {

	@Test
	void buffersAreSmallWhereNobodyElseWantsWholeMessages() {
		try (ConfigurableApplicationContext context = TestApplication.start()) {
			assertThat(context.getBean(ServletContext.class).getAttribute(ServerContainer.class.getName()))
				.isInstanceOfSatisfying(ServerContainer.class,
						(container) -> assertThat(container.getDefaultMaxTextMessageBufferSize()).isEqualTo(1024));
			assertThat(socketBuffer(context)).isEqualTo("1024");
		}
	}

	@Test
	void anotherEndpointReceivesMessagesAsLongAsEver() throws Exception {
		try (ConfigurableApplicationContext context = TestApplication.start(WithPlainEndpoint.class)) {
			Echo echo = new Echo();
			WebSocket socket = HttpClient.newHttpClient()
				.newWebSocketBuilder()
				.buildAsync(URI.create(TestApplication.url(context, "/plain").replace("http:", "ws:")), echo)
				.join();
			socket.sendText("x".repeat(8000), true).join();
			assertThat(echo.length.get(10, TimeUnit.SECONDS)).isEqualTo(8000);
			socket.abort();
		}
	}

	@Test
	void buffersStayAsDeliveredOnRequest() {
		try (ConfigurableApplicationContext context = TestApplication.start("live.tomcat.buffer-size=0")) {
			assertThat(socketBuffer(context)).isEqualTo("8192");
		}
	}

	@Test
	void sizeThatCannotWorkFailsTheStart() {
		assertThatException().isThrownBy(() -> TestApplication.start("live.tomcat.buffer-size=100B"))
			.satisfies((failure) -> RefusedProperty.assertRefused(failure, "live.tomcat.buffer-size", "100B"));
	}

	private static Object socketBuffer(ConfigurableApplicationContext context) {
		TomcatWebServer server = (TomcatWebServer) ((ServletWebServerApplicationContext) context).getWebServer();
		Connector connector = server.getTomcat().getConnector();
		return connector.getProperty("socket.appWriteBufSize").toString();
	}

	/** An application with an endpoint of its own, which takes no parts. */
	@SpringBootConfiguration
	@EnableAutoConfiguration
	@Import(PlainEndpoint.class)
	static class WithPlainEndpoint extends TestApplication {

	}

	@Configuration(proxyBeanMethods = false)
	static class PlainEndpoint {

		@Bean
		HandlerMapping plain() {
			WebSocketHandlerMapping mapping = new WebSocketHandlerMapping();
			mapping.setOrder(-1);
			mapping.setUrlMap(Map.of("/plain", new WebSocketHttpRequestHandler(new TextWebSocketHandler() {

				@Override
				protected void handleTextMessage(WebSocketSession session, TextMessage message) throws Exception {
					session.sendMessage(message);
				}

			})));
			return mapping;
		}

	}

	private static final class Echo implements WebSocket.Listener {

		private final CompletableFuture<Integer> length = new CompletableFuture<>();

		private int received;

		@Override
		public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			this.received += data.length();
			if (last) {
				this.length.complete(this.received);
			}
			socket.request(1);
			return CompletableFuture.completedFuture(null);
		}

		@Override
		public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
			this.length.completeExceptionally(new IllegalStateException("Closed with " + code + " " + reason));
			return CompletableFuture.completedFuture(null);
		}

		@Override
		public void onError(WebSocket socket, Throwable error) {
			this.length.completeExceptionally(error);
		}

	}

}
