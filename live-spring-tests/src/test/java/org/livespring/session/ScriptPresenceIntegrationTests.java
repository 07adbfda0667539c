package org.livespring.session;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.livespring.presence.PresenceHub;
import org.livespring.protocol.ClientFrame;
import org.livespring.protocol.ServerFrame;
import org.livespring.protocol.WireForm;
import org.livespring.load.wire.LoadedPage;
import org.livespring.load.wire.LiveSocket;
import org.livespring.test.app.RunningApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** Presence of rooms that scripts joined. */
class ScriptPresenceIntegrationTests {

	private static final int MANY = 1600;

	@RegisterExtension
	static final RunningApplication application = new RunningApplication();

	private final PresenceHub hub = application.bean(PresenceHub.class);

	@Test
	void stateComesOnceAndThenOnlyWhatChanges() {
		try (LiveSocket socket = socket()) {
			this.hub.track("small", "ada", "tab", "{\"n\":1}");
			join(socket, "small");
			ServerFrame.PresenceState state = socket.await(ServerFrame.PresenceState.class, (frame) -> true);
			assertThat(state.members()).extracting(ServerFrame.Member::key).containsExactly("ada");
			this.hub.track("small", "bob", "tab", "{\"n\":2}");
			assertThat(socket.await(ServerFrame.PresenceDiffFrame.class, (frame) -> true).joined())
				.extracting(ServerFrame.Member::key)
				.containsExactly("bob");
			this.hub.track("small", "ada", "tab", "{\"n\":3}");
			assertThat(
					socket.await(ServerFrame.PresenceDiffFrame.class, (frame) -> !frame.updated().isEmpty()).updated())
				.extracting((member) -> String.valueOf(member.metadata()))
				.containsExactly("{\"n\":3}");
			this.hub.untrack("small", "bob", "tab");
			assertThat(socket.await(ServerFrame.PresenceDiffFrame.class, (frame) -> !frame.left().isEmpty()).left())
				.containsExactly("bob");
			assertThat(socket.frames()).filteredOn(ServerFrame.PresenceState.class::isInstance).hasSize(1);
		}
	}

	@Test
	void nothingComesAfterLeaving() {
		try (LiveSocket socket = socket(); LiveSocket other = socket()) {
			join(socket, "left");
			socket.await(ServerFrame.PresenceState.class, (frame) -> true);
			join(other, "left");
			other.await(ServerFrame.PresenceState.class, (frame) -> true);
			long id = socket.next();
			socket.send(new ClientFrame.RoomLeave(id, "left"));
			socket.answer(id);
			this.hub.track("left", "ada", "tab", "{}");
			other.await(ServerFrame.PresenceDiffFrame.class, (frame) -> true);
			socket.call(socket.components().get(0), "increment", Map.of());
			assertThat(socket.frames()).filteredOn(ServerFrame.PresenceDiffFrame.class::isInstance).isEmpty();
		}
	}

	@Test
	void largeRoomComesInPartsWhileItChanges() {
		IntStream.range(0, MANY).forEach((i) -> this.hub.track("large", key(i), "tab", "{\"n\":0}"));
		try (LiveSocket socket = socket()) {
			join(socket, "large");
			for (int i = 0; i < MANY; i += 2) {
				this.hub.untrack("large", key(i), "tab");
				this.hub.track("large", key(MANY + i), "tab", "{\"n\":1}");
			}
			Set<String> there = new TreeSet<>();
			this.hub.list("large").forEach((member) -> there.add(member.key()));
			Awaitility.await().untilAsserted(() -> assertThat(known(socket.frames()).keySet()).isEqualTo(there));
			assertThat(socket.frames()).filteredOn(ServerFrame.PresenceState.class::isInstance)
				.hasSize(1)
				.allSatisfy(
						(frame) -> assertThat(((ServerFrame.PresenceState) frame).members()).hasSizeBetween(1, 500));
			int before = socket.frames().size();
			this.hub.track("large", "one-more", "tab", "{}");
			Awaitility.await().until(() -> known(socket.frames()).containsKey("one-more"));
			// A part may still be on its way with members that the client has heard of
			// before
			assertThat(socket.frames().stream().skip(before)).isNotEmpty()
				.allMatch(ServerFrame.PresenceDiffFrame.class::isInstance);
		}
	}

	/** What a client knows after all frames. */
	private static Map<String, Object> known(List<ServerFrame> frames) {
		Map<String, Object> known = new TreeMap<>();
		for (ServerFrame frame : frames) {
			if (frame instanceof ServerFrame.PresenceState state) {
				known.clear();
				state.members().forEach((member) -> known.put(member.key(), member));
			}
			else if (frame instanceof ServerFrame.PresenceDiffFrame diff) {
				diff.joined().forEach((member) -> known.put(member.key(), member));
				diff.updated().forEach((member) -> known.put(member.key(), member));
				diff.left().forEach(known::remove);
			}
		}
		return known;
	}

	private static String key(int number) {
		return "user%05d".formatted(number);
	}

	private static LiveSocket socket() {
		LoadedPage page = application.page("counter");
		return page.live(WireForm.COMPACT);
	}

	private static void join(LiveSocket socket, String room) {
		long id = socket.next();
		socket.send(new ClientFrame.RoomJoin(id, room, null));
		socket.answer(id);
	}

}
