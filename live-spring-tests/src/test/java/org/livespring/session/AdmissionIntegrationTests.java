package org.livespring.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.Gated;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** Many pages that return at once. */
class AdmissionIntegrationTests {

	private static final int PAGES = 12;

	@RegisterExtension
	static final RunningApplication application = new RunningApplication("live.limits.adoptions=2",
			"live.executor.action-threads=3");

	@Test
	void returningPagesWaitForOneAnotherAndThoseThatAreThereDoNot() {
		Gated gated = application.bean(Gated.class);
		LoadedPage there = application.page("counter");
		LiveSocket busy = there.live(WireForm.COMPACT);
		List<LiveSocket> returning = new ArrayList<>();
		for (int i = 0; i < PAGES; i++) {
			LoadedPage page = application.page("gated");
			LiveComponentState component = page.component("gated");
			LiveSocket socket = page.connect(WireForm.COMPACT);
			socket.send(new ClientFrame.ComponentRehydrate(socket.next(), page.id(),
					List.of(new ClientFrame.OfferedSnapshot(component.snapshot(), component.tag(), null, null))));
			returning.add(socket);
		}
		Awaitility.await().until(() -> gated.inside.get() == 2);
		for (int i = 1; i <= 5; i++) {
			busy.call(there.component("counter"), "increment", Map.of());
		}
		assertThat(there.component("counter").state().get("count").asInt()).isEqualTo(5);
		assertThat(gated.inside).hasValue(2);
		assertThat(gated.returned).hasValue(0);
		gated.allow(PAGES);
		returning.forEach((socket) -> socket.await(ServerFrame.ComponentRehydrated.class, (frame) -> true));
		assertThat(gated.returned).hasValue(PAGES);
		returning.forEach(LiveSocket::close);
		busy.close();
	}

}
