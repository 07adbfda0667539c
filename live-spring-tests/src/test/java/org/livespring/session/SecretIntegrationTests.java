package org.livespring.session;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** Canaries in secret fields: none is ever seen outside the server. */
@ExtendWith(OutputCaptureExtension.class)
class SecretIntegrationTests {

	private static final String[] CANARIES = { "canary", "Y2FuYXJ5", "NhbmFye", "jYW5hcn" };

	@RegisterExtension
	static final RunningApplication application = new RunningApplication("logging.level.org.livespring=trace");

	@ParameterizedTest
	@EnumSource(WireForm.class)
	void canariesStayOnTheServer(WireForm form, CapturedOutput output) {
		LoadedPage page = application.page("riddle");
		assertThat(page.html()).contains("0 tries").doesNotContain(CANARIES);
		LiveComponentState riddle = page.component("riddle");
		try (LiveSocket socket = page.live(form)) {
			use(socket, riddle);
			LiveComponentState headless = mount(socket);
			use(socket, headless);
			assertThat(socket.texts()).isNotEmpty().allSatisfy((text) -> assertThat(text).doesNotContain(CANARIES));
			assertThat(socket.frames()).hasAtLeastOneElementOfType(ServerFrame.ClientEvent.class);
		}
		assertThat(riddle.snapshot()).doesNotContain(CANARIES);
		assertThat(output.getAll()).contains("on purpose").doesNotContain(CANARIES);
	}

	@Test
	void secretComesBackFromTheBrowser() {
		LoadedPage page = application.page("riddle");
		LiveComponentState riddle = page.component("riddle");
		page.live(WireForm.COMPACT).close();
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(riddle, "guess", Map.of("code", "canary-42"));
			assertThat(riddle.html()).contains("open");
		}
	}

	@Test
	void updateThatLeavesTheSecretAloneDoesNotSendIt() {
		LoadedPage page = application.page("riddle");
		LiveComponentState riddle = page.component("riddle");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			socket.call(riddle, "guess", Map.of("code", "1"));
			String sealed = riddle.state().get("code").stringValue();
			socket.call(riddle, "guess", Map.of("code", "2"));
			assertThat(riddle.state().get("code").stringValue()).isEqualTo(sealed);
			String update = socket.texts().get(socket.texts().size() - 1);
			assertThat(update.length()).isLessThan(150);
			socket.call(riddle, "change", Map.of());
			assertThat(riddle.state().get("code").stringValue()).isNotEqualTo(sealed);
		}
	}

	private static void use(LiveSocket socket, LiveComponentState riddle) {
		socket.call(riddle, "guess", Map.of("code", "123"));
		ServerFrame.ActionResponse answer = (ServerFrame.ActionResponse) socket.call(riddle, "ask", Map.of());
		assertThat(answer.result()).hasToString("{\"tries\":1}");
		assertThat(socket.call(riddle, "fail", Map.of())).isInstanceOf(ServerFrame.ErrorFrame.class);
		assertThat(socket.call(riddle, "guess", Map.of("code", List.of(Map.of()))))
			.isInstanceOf(ServerFrame.ErrorFrame.class);
		socket.call(riddle, "change", Map.of());
		long request = socket.next();
		socket.target(request, riddle);
		socket.send(new ClientFrame.Resync(request, riddle.id()));
		socket.answer(request);
		assertThat(riddle.state().get("tries").asInt()).isOne();
	}

	private static LiveComponentState mount(LiveSocket socket) {
		long request = socket.next();
		ObjectNode props = JsonMapper.shared().createObjectNode().put("owner", "x");
		socket.send(new ClientFrame.ComponentMount(request, "headless-riddle", props));
		ServerFrame.ComponentMounted mounted = (ServerFrame.ComponentMounted) socket.answer(request);
		return socket.component(mounted.componentId());
	}

}
