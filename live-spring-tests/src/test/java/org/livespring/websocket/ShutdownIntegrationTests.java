package org.livespring.websocket;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.session.LiveSessions;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.Blocker;
import org.livespring.test.app.Held;
import org.livespring.test.app.TestApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** What browsers see when an application stops. */
class ShutdownIntegrationTests {

	private static final int SOCKETS = 100;

	@Test
	void openConnectionsAreToldBeforeTheWebServerStops() {
		List<LiveSocket> sockets = new ArrayList<>();
		try (ConfigurableApplicationContext application = TestApplication.start("server.shutdown=immediate")) {
			for (int i = 0; i < SOCKETS; i++) {
				LoadedPage page = LoadedPage.get(TestApplication.url(application, "/page/counter"));
				LiveSocket socket = page.connect(WireForm.COMPACT);
				sockets.add(socket);
				socket.rehydrate("page" + i, page.components());
			}
		}
		assertThat(sockets).extracting(LiveSocket::closeCode).containsOnly(1012);
	}

	@Test
	void connectionsThatADrainedNodeRefusesAreForgotten() {
		try (ConfigurableApplicationContext application = TestApplication.start()) {
			LoadedPage page = LoadedPage.get(TestApplication.url(application, "/page/counter"));
			LiveSessions sessions = application.getBean(LiveSessions.class);
			sessions.drain(Duration.ZERO, Duration.ZERO);
			for (int i = 0; i < SOCKETS; i++) {
				assertThat(page.connect(WireForm.COMPACT).closeCode()).isEqualTo(1012);
			}
			Awaitility.await().untilAsserted(() -> assertThat(sessions.size()).isZero());
		}
	}

	@Test
	void onlyTheConnectionThatDoesNotFinishIsToldSo() {
		LiveSocket busy;
		LiveSocket idle;
		try (ConfigurableApplicationContext application = TestApplication.start("server.shutdown=immediate",
				"live.executor.action-threads=1")) {
			idle = LoadedPage.get(TestApplication.url(application, "/page/blocker")).live(WireForm.COMPACT);
			LoadedPage page = LoadedPage.get(TestApplication.url(application, "/page/blocker"));
			busy = page.live(WireForm.COMPACT);
			busy.callLater(page.component("blocker"), "block", Map.of());
			application.getBean(Blocker.class).awaitBlocked();
		}
		assertThat(busy.closeCode()).isEqualTo(1001);
		assertThat(idle.closeCode()).isEqualTo(1012);
	}

	@Test
	void runningActionIsAnsweredBeforeTheConnectionCloses() throws Exception {
		try (ConfigurableApplicationContext application = TestApplication.start()) {
			LoadedPage page = LoadedPage.get(TestApplication.url(application, "/page/held"));
			Held held = application.getBean(Held.class);
			LiveSocket socket = page.live(WireForm.COMPACT);
			long running = socket.callLater(page.component("held"), "count", Map.of());
			held.awaitCall();
			socket.callLater(page.component("held"), "count", Map.of());
			CompletableFuture<Void> stop = CompletableFuture.runAsync(application.getBean(LiveConnections.class)::stop);
			LiveSessions sessions = application.getBean(LiveSessions.class);
			Awaitility.await().until(sessions::isDraining);
			socket.callLater(page.component("held"), "count", Map.of());
			held.allow(3);
			assertThat(socket.closeCode()).isEqualTo(1012);
			assertThat(socket.answer(running)).isInstanceOf(ServerFrame.ActionResponse.class);
			assertThat(page.component("held").state().get("count").asInt()).isOne();
			stop.get();
			assertThat(held.began).hasValue(1);
		}
	}

	@Test
	void trafficIsRefusedBeforeConnectionsClose() {
		AtomicInteger open = new AtomicInteger();
		LiveSocket socket;
		try (ConfigurableApplicationContext application = TestApplication.start()) {
			LiveSessions sessions = application.getBean(LiveSessions.class);
			application.addApplicationListener((ApplicationListener<ApplicationEvent>) (event) -> {
				if (event instanceof AvailabilityChangeEvent<?> change
						&& change.getState() == ReadinessState.REFUSING_TRAFFIC && !sessions.isDraining()) {
					open.set(sessions.size());
				}
			});
			socket = LoadedPage.get(TestApplication.url(application, "/page/counter")).live(WireForm.COMPACT);
		}
		assertThat(socket.closeCode()).isEqualTo(1012);
		assertThat(open).hasValue(1);
	}

	@Test
	void connectionThatComesMeanwhileIsToldToo() {
		try (ConfigurableApplicationContext application = TestApplication.start()) {
			LoadedPage page = LoadedPage.get(TestApplication.url(application, "/page/counter"));
			LiveConnections connections = application.getBean(LiveConnections.class);
			connections.stop();
			try (LiveSocket socket = page.connect(WireForm.COMPACT)) {
				assertThat(socket.closeCode()).isEqualTo(1012);
			}
			connections.start();
			try (LiveSocket socket = page.live(WireForm.COMPACT)) {
				assertThat(socket.isClosed()).isFalse();
			}
		}
	}

}
