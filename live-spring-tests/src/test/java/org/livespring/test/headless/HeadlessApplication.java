package org.livespring.test.headless;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LiveSocket;

/** An application that needs no optional library: its component has no template. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(HeadlessApplication.Sum.class)
public class HeadlessApplication {

	/** For Spring Security, where it is there. */
	private static final String AUTHORIZATION = "Basic "
			+ Base64.getEncoder().encodeToString("user:secret".getBytes(StandardCharsets.UTF_8));

	/** What is printed if all went well. */
	public static final String SUCCESS = "The sum is 5";

	/** Run it, mount the component, call its action and stop. */
	public static void main(String[] arguments) {
		try (ConfigurableApplicationContext application = SpringApplication.run(HeadlessApplication.class,
				"--server.port=0", "--spring.main.banner-mode=off", "--logging.level.root=error",
				"--spring.main.register-shutdown-hook=false", "--spring.security.user.name=user",
				"--spring.security.user.password=secret")) {
			String origin = "http://localhost:" + application.getEnvironment().getProperty("local.server.port");
			try (LiveSocket socket = LiveSocket.connect(
					HttpClient.newBuilder().cookieHandler(new CookieManager()).build(), URI.create(origin),
					WireForm.COMPACT, origin, "/live/ws", "Authorization", AUTHORIZATION)) {
				socket.send(new ClientFrame.ComponentMount(7, "sum", JsonMapper.shared().createObjectNode()));
				ServerFrame.ComponentMounted mounted = (ServerFrame.ComponentMounted) socket.answer(7);
				LiveComponentState sum = socket.component(mounted.componentId());
				socket.call(sum, "add", Map.of("by", 5));
				System.out.println("The sum is " + sum.state().get("sum").asInt());
			}
		}
	}

	@LiveComponent(name = "sum", headless = true, mountable = true)
	static class Sum {

		record State(int sum) {
		}

		State mount() {
			return new State(0);
		}

		@LiveAction
		State add(State state, int by) {
			return new State(state.sum() + by);
		}

	}

}
