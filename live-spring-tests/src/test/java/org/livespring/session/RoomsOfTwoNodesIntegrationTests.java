package org.livespring.session;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.Principal;
import java.util.List;
import java.util.Map;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import org.livespring.LiveRooms;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.redis.RedisLink;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.load.wire.RedisProcess;
import org.livespring.test.app.Chat;
import org.livespring.test.app.Chat.Said;
import org.livespring.test.app.Chat.Whispered;
import org.livespring.test.app.TestApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** Components of two nodes with a real Redis between them. */
class RoomsOfTwoNodesIntegrationTests {

	private static final String KEY = "bGl2ZS1zcHJpbmctdGVzdHMta2V5LTAxMjM0NTY3ODk9ZmY=";

	private static final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

	private static RedisProcess redis;

	private static ConfigurableApplicationContext one;

	private static ConfigurableApplicationContext two;

	@BeforeAll
	static void start() {
		redis = RedisProcess.start();
		one = node();
		two = node();
	}

	private static ConfigurableApplicationContext node() {
		ConfigurableApplicationContext node = TestApplication.start(Application.class, "live.state.keys=" + KEY,
				"live.state.grace=0s", "spring.data.redis.host=127.0.0.1", "spring.data.redis.port=" + redis.port());
		Awaitility.await().until(node.getBean(RedisLink.class)::isAvailable);
		return node;
	}

	@AfterAll
	static void stop() {
		one.close();
		two.close();
		redis.close();
	}

	@Test
	void userIsReachedOnAllTheirPagesOnAllNodes() {
		LoadedPage here = page(one, "ada");
		LoadedPage other = page(one, "ada");
		LoadedPage there = page(two, "ada");
		LoadedPage stranger = page(two, "bob");
		try (LiveSocket first = connect(one, here, "ada");
				LiveSocket second = connect(one, other, "ada");
				LiveSocket third = connect(two, there, "ada");
				LiveSocket foreign = connect(two, stranger, "bob")) {
			two.getBean(LiveRooms.class).toUser("ada", new Whispered("from a bean"));
			first.call(here.component("chat"), "whisperTo", Map.of("user", "ada", "text", "from a page"));
			for (LoadedPage page : List.of(here, other, there)) {
				Awaitility.await()
					.untilAsserted(() -> assertThat(whispers(page)).containsExactlyInAnyOrder("psst: from a bean",
							"psst: from a page"));
			}
			for (LiveSocket socket : List.of(first, second, third)) {
				socket.await(ServerFrame.Broadcast.class,
						(frame) -> String.valueOf(frame.data()).contains("from a page"));
			}
			first.call(here.component("chat"), "whisperTo", Map.of("user", "bob", "text", "yours"));
			Awaitility.await().untilAsserted(() -> assertThat(whispers(stranger)).containsExactly("psst: yours"));
			assertThat(whispers(here)).hasSize(2);
		}
	}

	@Test
	void eventThatCameWithoutRedisIsShownOnceOnAnotherNode() {
		LoadedPage page = page(one, "ada");
		LiveRooms rooms = one.getBean(LiveRooms.class);
		try (LiveSocket socket = connect(one, page, "ada")) {
			rooms.room(Chat.ROOM).publish(new Said("before"));
			Awaitility.await().untilAsserted(() -> assertThat(lines(page)).containsExactly("before"));
			redis.hang();
			rooms.room(Chat.ROOM).publish(new Said("early"));
			Awaitility.await().untilAsserted(() -> assertThat(lines(page)).containsExactly("before", "early"));
		}
		int mounts = two.getBean(Chat.class).mounts.get();
		try (LiveSocket socket = connect(two, page, "ada")) {
			assertThat(lines(page)).containsExactly("before", "early");
			redis.resume();
			Awaitility.await().until(() -> two.getBean(Chat.class).mounts.get() == mounts + 1);
			rooms.room(Chat.ROOM).publish(new Said("after"));
			Awaitility.await().untilAsserted(() -> assertThat(lines(page)).endsWith("after"));
			assertThat(lines(page)).containsExactly("before", "early", "after");
		}
		finally {
			redis.resume();
		}
	}

	private static LoadedPage page(ConfigurableApplicationContext node, String user) {
		return LoadedPage.get(http, TestApplication.url(node, "/page/chat"), "X-User", user);
	}

	private static LiveSocket connect(ConfigurableApplicationContext node, LoadedPage page, String user) {
		String origin = TestApplication.url(node, "");
		LiveSocket socket = LiveSocket.connect(http, URI.create(origin + "/"), WireForm.COMPACT, origin, "/live/ws",
				"X-User", user);
		assertThat(socket.rehydrate(page.id(), page.components()).components())
			.allSatisfy((adoption) -> assertThat(adoption.code()).isNull());
		return socket;
	}

	private static List<String> whispers(LoadedPage page) {
		return lines(page).stream().filter((line) -> line.startsWith("psst")).toList();
	}

	private static List<String> lines(LoadedPage page) {
		return page.component("chat").state().path("lines").valueStream().map((line) -> line.asString()).toList();
	}

	/** Believes its users. */
	@SpringBootConfiguration
	@Import(TestApplication.class)
	static class Application {

		@Bean
		Filter user() {
			return (request, response, chain) -> {
				String user = ((HttpServletRequest) request).getHeader("X-User");
				chain.doFilter(new HttpServletRequestWrapper((HttpServletRequest) request) {

					@Override
					public Principal getUserPrincipal() {
						return (user != null) ? () -> user : null;
					}

				}, response);
			};
		}

	}

}
