package org.livespring.session;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.livespring.LiveErrorCode;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** A page of one version meets a node of another. */
class DeployIntegrationTests {

	private static final String KEY = "live.state.keys=fL3nZ0yXrBqk6o7G1cVtW9uPdSaMeJhI2gQ8wE5xYzA=";

	@RegisterExtension
	static final RunningApplication before = new RunningApplication(KEY);

	@RegisterExtension
	static final RunningApplication after = new RunningApplication(KEY, "spring.profiles.active=v2");

	@Test
	void pageOfTheOldVersionGoesOnOnANodeOfTheNew() {
		LoadedPage page = before.page("notebook");
		LiveComponentState notebook = page.component("notebook");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(notebook, "write", Map.of("note", "second"));
		}
		try (LiveSocket socket = connect(page, after)) {
			assertThat(socket.rehydrate(page.components()).components()).extracting(ServerFrame.Adopted::componentId)
				.containsExactly(notebook.id());
			ServerFrame.ComponentUpdate update = socket.await(ServerFrame.ComponentUpdate.class, (frame) -> true);
			assertThat(update.html().isFull()).isTrue();
			assertThat(update.state().isFull()).isFalse();
			assertThat(notebook.html()).contains("<ol><li>first</li><li>second</li></ol>");
			assertThat(notebook.header().get("version").asInt()).isEqualTo(2);
			assertThat(notebook.header().get("seq").asInt()).isEqualTo(2);
			assertThat(notebook.state().toString())
				.isEqualTo("{\"notes\":[{\"text\":\"first\",\"done\":false},{\"text\":\"second\",\"done\":false}]}");
			socket.call(notebook, "finish", Map.of("index", 0));
			assertThat(notebook.html()).contains("second done");
		}
		assertThat(refusals(page, before)).containsExactly(LiveErrorCode.ELSEWHERE);
		assertThat(refusals(page, after)).containsOnlyNulls();
	}

	@Test
	void pageThatCannotBeMigratedIsRefusedForAFreshOne() {
		LoadedPage page = before.page("notebook");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(page.component("notebook"), "write", Map.of("note", "bad"));
		}
		assertThat(refusals(page, after)).containsExactly(LiveErrorCode.INVALID_STATE);
	}

	private static List<LiveErrorCode> refusals(LoadedPage page, RunningApplication node) {
		try (LiveSocket socket = connect(page, node)) {
			return socket.rehydrate(page.components()).components().stream().map(ServerFrame.Adopted::code).toList();
		}
	}

	private static LiveSocket connect(LoadedPage page, RunningApplication node) {
		String origin = node.url("");
		return LiveSocket.connect(page.http(), URI.create(node.url("/")), WireForm.COMPACT, origin, "/live/ws");
	}

}
