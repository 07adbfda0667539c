package org.livespring.websocket;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.context.ConfigurableApplicationContext;

import org.livespring.protocol.WireForm;
import org.livespring.test.LivePage;
import org.livespring.test.LiveSocket;
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

}
