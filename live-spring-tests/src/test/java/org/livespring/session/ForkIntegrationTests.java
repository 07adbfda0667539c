package org.livespring.session;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.awaitility.Awaitility;
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

/** Duplicated tabs. */
class ForkIntegrationTests {

	@RegisterExtension
	static final RunningApplication application = new RunningApplication();

	@Test
	void duplicatedTabGoesOnAsACopy() {
		LoadedPage page = application.page("counter");
		LiveComponentState counter = page.component("counter");
		try (LiveSocket original = page.live(WireForm.COMPACT)) {
			original.call(counter, "increment", Map.of());
			LoadedPage copy = page.duplicate();
			String id = counter.id();
			try (LiveSocket duplicate = copy.live(WireForm.COMPACT)) {
				LiveComponentState copied = copy.component("counter");
				assertThat(copied.id()).isNotEqualTo(id);
				assertThat(copied.header().get("id").asString()).isEqualTo(copied.id());
				assertThat(copied.header().get("action").asLong()).isZero();
				duplicate.call(copied, "increment", Map.of());
				duplicate.call(copied, "increment", Map.of());
				original.call(counter, "increment", Map.of());
				assertThat(copied.state().get("count").asInt()).isEqualTo(3);
				assertThat(counter.state().get("count").asInt()).isEqualTo(2);
				assertThat(counter.id()).isEqualTo(id);
			}
		}
	}

	@Test
	void copyComesBackAsItself() {
		LoadedPage page = application.page("counter");
		try (LiveSocket original = page.live(WireForm.COMPACT)) {
			LoadedPage copy = page.duplicate();
			copy.live(WireForm.COMPACT).close();
			String id = copy.component("counter").id();
			try (LiveSocket duplicate = copy.live(WireForm.READABLE)) {
				assertThat(copy.component("counter").id()).isEqualTo(id);
				duplicate.call(copy.component("counter"), "increment", Map.of());
				assertThat(copy.component("counter").html()).startsWith("<p role=\"status\">1</p>");
			}
		}
	}

	@Test
	void originalThatSleptComesBackAsItself() {
		LoadedPage page = application.page("counter");
		LoadedPage copy = page.duplicate();
		page.live(WireForm.COMPACT).close();
		copy.live(WireForm.COMPACT).close();
		String id = page.component("counter").id();
		page.live(WireForm.COMPACT).close();
		assertThat(page.component("counter").id()).isEqualTo(id);
	}

	@Test
	void copyOfACopyIsAnotherOne() {
		LoadedPage page = application.page("counter");
		page.live(WireForm.COMPACT).close();
		LoadedPage second = page.duplicate();
		second.live(WireForm.COMPACT).close();
		LoadedPage third = second.duplicate();
		third.live(WireForm.COMPACT).close();
		assertThat(Set.of(page.component("counter").id(), second.component("counter").id(),
				third.component("counter").id()))
			.hasSize(3);
	}

	@Test
	void childrenAreCopiedWithTheirParentAlsoInLaterBatches() {
		LoadedPage page = application.page("shelf");
		try (LiveSocket original = page.live(WireForm.COMPACT)) {
			original.call(page.components().get(1), "read", Map.of());
			LiveComponentState shelf = page.component("shelf");
			Awaitility.await().until(() -> shelf.state().get("picked").asInt() == 1);
			LoadedPage copy = page.duplicate();
			List<LiveComponentState> copies = copy.components();
			Set<String> ids = new LinkedHashSet<>(copies.stream().map(LiveComponentState::id).toList());
			try (LiveSocket duplicate = copy.connect(WireForm.COMPACT)) {
				assertThat(codes(duplicate, copies.subList(0, 1))).containsOnlyNulls();
				assertThat(codes(duplicate, copies.subList(1, 3))).containsOnlyNulls();
				assertThat(codes(duplicate, copies.subList(3, copies.size()))).containsOnlyNulls();
				assertThat(copies).extracting(LiveComponentState::id).doesNotContainAnyElementsOf(ids);
				String root = copies.get(0).id();
				assertThat(copies.subList(1, copies.size()))
					.allSatisfy((child) -> assertThat(child.header().get("parent").asString()).isEqualTo(root));
				duplicate.call(copies.get(2), "read", Map.of());
				Awaitility.await().until(() -> copies.get(0).state().get("picked").asInt() == 3);
				assertThat(copies.get(1).state().get("reads").asInt()).isOne();
				assertThat(shelf.state().get("picked").asInt()).isOne();
			}
			List<String> now = new ArrayList<>(copies.stream().map(LiveComponentState::id).toList());
			try (LiveSocket again = copy.connect(WireForm.COMPACT)) {
				assertThat(codes(again, copies)).containsOnlyNulls();
			}
			assertThat(copies).extracting(LiveComponentState::id).isEqualTo(now);
		}
	}

	@Test
	void copyBelowTheFloorIsStale() {
		LoadedPage page = application.page("counter");
		LoadedPage copy = page.duplicate();
		try (LiveSocket original = page.live(WireForm.COMPACT)) {
			original.call(page.component("counter"), "increment", Map.of());
			original.call(page.component("counter"), "nothing", Map.of());
			try (LiveSocket duplicate = copy.connect(WireForm.COMPACT)) {
				assertThat(codes(duplicate, copy.components())).containsExactly(LiveErrorCode.STALE_STATE);
			}
		}
	}

	private static List<LiveErrorCode> codes(LiveSocket socket, List<LiveComponentState> components) {
		return socket.rehydrate(components).components().stream().map(ServerFrame.Adopted::code).toList();
	}

}
