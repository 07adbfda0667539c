package org.livespring.websocket;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.context.ConfigurableApplicationContext;

import org.livespring.protocol.WireForm;
import org.livespring.test.LivePage;
import org.livespring.test.LiveSocket;
import org.livespring.test.app.Blocker;
import org.livespring.test.app.TestApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** What browsers see when an application stops. */
class ShutdownIntegrationTests {

	private static final int SOCKETS = 100;

	@Test
	void openConnectionsAreToldBeforeTheWebServerStops() {
		List<LiveSocket> sockets = new ArrayList<>();
		try (ConfigurableApplicationContext application = TestApplication.start("server.shutdown=immediate")) {
			LivePage page = LivePage.get(TestApplication.url(application, "/page/counter"));
			for (int i = 0; i < SOCKETS; i++) {
				LiveSocket socket = page.connect(WireForm.COMPACT);
				sockets.add(socket);
				socket.rehydrate("page" + i, page.components());
			}
		}
		assertThat(sockets).extracting(LiveSocket::closeCode).containsOnly(1012);
	}

	@Test
	void openConnectionsAreToldAlsoWhereEveryThreadIsBusy() {
		LiveSocket socket;
		try (ConfigurableApplicationContext application = TestApplication.start("server.shutdown=immediate",
				"live.executor.action-threads=1")) {
			LivePage page = LivePage.get(TestApplication.url(application, "/page/blocker"));
			socket = page.live(WireForm.COMPACT);
			socket.callLater(page.component("blocker"), "block", Map.of());
			application.getBean(Blocker.class).awaitBlocked();
		}
		assertThat(socket.closeCode()).isEqualTo(1012);
	}

	@Test
	void connectionThatComesMeanwhileIsToldToo() {
		try (ConfigurableApplicationContext application = TestApplication.start()) {
			LivePage page = LivePage.get(TestApplication.url(application, "/page/counter"));
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
