package org.livespring.session;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import org.livespring.LiveErrorCode;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** Broken and malicious frames are answered one by one and hurt nobody else. */
@ExtendWith(OutputCaptureExtension.class)
class HostileFramesIntegrationTests {

	private static final int FRAMES = 10_000;

	/** Beyond the ids that the connections use themselves. */
	private static final int FIRST_ID = 1_000_000;

	@RegisterExtension
	static final RunningApplication application = new RunningApplication("live.limits.frames-per-second=1000000",
			"live.limits.burst=1000000", "live.limits.client-bandwidth=1GB");

	private final Random random = new Random(42);

	private final LoadedPage page = application.page("counter");

	private final List<Function<LiveComponentState, String>> kinds = List.of((counter) -> "{\"type\":\"CALL_ACTION\"",
			(counter) -> "", (counter) -> "null", (counter) -> "[]", (counter) -> "[99,1]", (counter) -> "[4]",
			(counter) -> "[4,-1,\"x\",\"y\",0]", (counter) -> "[4,\"1\",\"x\",\"increment\",0]",
			(counter) -> "[4,%d,\"AAAAAAAAAAA\",\"increment\",0]",
			(counter) -> "[4,%d,\"" + counter.id() + "\",\"nope\",0]",
			(counter) -> "[4,%d,\"" + counter.id() + "\",\"mount\",0]",
			(counter) -> "[4,%d,\"" + counter.id() + "\",\"getClass\",0]",
			(counter) -> "[4,%d,\"" + counter.id() + "\",\"add\",0,{\"by\":\"NaN\"}]",
			(counter) -> "[4,%d,\"" + counter.id() + "\",\"add\",0,{\"by\":1e400}]",
			(counter) -> "[4,%d,\"" + counter.id() + "\",\"add\",0,[1]]",
			(counter) -> "[4,%d,\"" + counter.id() + "\",\"add\",0,{\"by\":1,\"by\":2}]",
			(counter) -> "[5,%d,\"" + counter.id() + "\",0,{\"count\":5}]",
			(counter) -> "[5,%d,\"" + counter.id() + "\",0,{\"class.name\":5,\"__proto__\":{}}]",
			(counter) -> "[3,%d,\"p\",[[\"{}\",\"AAAAAAAAAAAAAAAAAAAAAA\"]]]", (counter) -> "[1,%d,\"counter\",{}]",
			(counter) -> "[1,%d,\"nope\",{}]", (counter) -> "[2,%d,\"nope\"]", (counter) -> "[7,%d,\"x\",\"y\"]",
			(counter) -> "[8,%d,\"nope\"]", (counter) -> "[".repeat(5000), (counter) -> "[4," + "9".repeat(5000) + "]",
			(counter) -> "{\"a\":".repeat(2000), (counter) -> "\u0000\u0001", (counter) -> "[6,%d]garbage");

	@Test
	void everyBrokenFrameIsAnsweredAndTheServerStaysHealthy(CapturedOutput output) {
		LiveComponentState counter = this.page.component("counter");
		LoadedPage neighbourPage = application.page("counter");
		LiveComponentState neighbour = neighbourPage.component("counter");
		try (LiveSocket socket = this.page.live(WireForm.COMPACT);
				LiveSocket other = neighbourPage.live(WireForm.COMPACT)) {
			for (int i = 0; i < FRAMES; i++) {
				String kind = this.kinds.get(this.random.nextInt(this.kinds.size())).apply(counter);
				socket.sendText(kind.replace("%d", Long.toString(FIRST_ID + i)));
				if (i % 1000 == 0) {
					assertThat(other.call(neighbour, "increment", Map.of()))
						.isInstanceOf(ServerFrame.ActionResponse.class);
				}
			}
			Awaitility.await().until(() -> answers(socket) >= FRAMES);
			assertThat(socket.frames().subList(2, socket.frames().size()))
				.hasOnlyElementsOfTypes(ServerFrame.ErrorFrame.class, ServerFrame.ComponentRehydrated.class);
			assertThat(socket.call(counter, "increment", Map.of())).isInstanceOf(ServerFrame.ActionResponse.class);
			assertThat(counter.state().get("count").asInt()).isOne();
		}
		assertThat(neighbour.state().get("count").asInt()).isEqualTo(10);
		assertThat(output.getAll()).doesNotContain("ERROR");
	}

	/** All frames but those of joining. */
	private static long answers(LiveSocket socket) {
		return socket.frames().size() - 2;
	}

	@Test
	void hugeMessagesCloseTheirConnectionOnly() {
		LoadedPage neighbourPage = application.page("counter");
		try (LiveSocket other = neighbourPage.live(WireForm.COMPACT)) {
			String huge = "[4,2,\"" + this.page.component("counter").id() + "\",\"note\",0,{\"text\":\""
					+ "x".repeat(1024 * 1024) + "\"}]";
			for (int i = 0; i < 50; i++) {
				try (LiveSocket socket = this.page.connect(WireForm.COMPACT)) {
					socket.sendQuietly(huge);
					assertThat(socket.closeCode()).isEqualTo(4413);
				}
			}
			assertThat(other.call(neighbourPage.component("counter"), "increment", Map.of()))
				.isInstanceOf(ServerFrame.ActionResponse.class);
		}
	}

	@Test
	void emptyFragmentsCloseTheConnection() {
		try (LiveSocket socket = application.page("counter").connect(WireForm.COMPACT)) {
			int sent = 0;
			while (!socket.isClosed() && sent < 10_000) {
				socket.socket().sendText("", false).exceptionally((failure) -> null).join();
				sent++;
			}
			assertThat(socket.closeCode()).isEqualTo(4413);
		}
	}

	/** Each part that the container gives holds a third as many characters. */
	@Test
	void longMessageOfWideCharactersIsTaken() {
		LoadedPage page = application.page("counter");
		try (LiveSocket socket = page.live(WireForm.COMPACT)) {
			ServerFrame answer = socket.call(page.component("counter"), "note",
					Map.of("text", "\u6f22".repeat(250_000)));
			// It was read and its action ran: only what that would have the page hold is
			// too much
			assertThat(answer).isInstanceOfSatisfying(ServerFrame.ErrorFrame.class,
					(error) -> assertThat(error.code()).isEqualTo(LiveErrorCode.LIMIT_EXCEEDED));
			assertThat(socket.isClosed()).isFalse();
		}
	}

	@Test
	void binaryMessageClosesTheConnection() {
		try (LiveSocket socket = this.page.connect(WireForm.COMPACT)) {
			socket.socket().sendBinary(ByteBuffer.wrap(new byte[10]), true).join();
			assertThat(socket.closeCode()).isEqualTo(4400);
		}
	}

	@Test
	void tooLargeBatchIsRefused() {
		try (LiveSocket socket = this.page.connect(WireForm.COMPACT)) {
			String entry = "[\"{}\",\"AAAAAAAAAAAAAAAAAAAAAA\"]";
			socket.sendText("[3,9,\"p\",[" + (entry + ",").repeat(50) + entry + "]]");
			assertThat(((ServerFrame.ErrorFrame) socket.answer(9)).code()).isEqualTo(LiveErrorCode.LIMIT_EXCEEDED);
		}
	}

}
