package org.livespring.presence;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.LiveMember;
import org.livespring.concurrent.TimeSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class PresenceHubTests {

	private long now = 1_000;

	private final PresenceHub hub = new PresenceHub(PresenceTransport.NONE, PresenceSettings.DEFAULTS, this::heard,
			() -> this.now);

	private final List<PresenceDiff> diffs = new ArrayList<>();

	private final List<String> heard = new CopyOnWriteArrayList<>();

	@AfterEach
	void close() {
		this.hub.close();
	}

	@Test
	void listenersOfTheRoomAreToldAndOthersAreNot() {
		List<PresenceDiff> seen = new CopyOnWriteArrayList<>();
		try (PresenceHub hub = new PresenceHub(PresenceTransport.NONE, PresenceSettings.DEFAULTS, this::heard,
				TimeSource.SYSTEM)) {
			hub.addListener("chat", (diff) -> {
				throw new IllegalStateException("A listener that fails");
			});
			hub.addListener("chat", seen::add);
			hub.track("board", "ann", "1", "{}");
			hub.track("chat", "ann", "1", "{}");
			await().until(() -> seen.size() == 1);
			assertThat(seen.get(0).joined()).containsExactly(new LiveMember<>("ann", "{}"));
			assertThat(seen.get(0).room()).isEqualTo("chat");
		}
	}

	@Test
	void changesOfAllRoomsAreHeardOnce() {
		this.hub.track("chat", "ada", "1", "{}");
		this.hub.track("chat", "bob", "2", "{}");
		this.hub.track("other", "ada", "3", "{}");
		assertThat(this.hub.members()).isEqualTo(3);
		this.hub.tick();
		this.hub.tick();
		assertThat(this.heard).containsExactlyInAnyOrder("chat +2", "other +1");
	}

	private void heard(PresenceDiff diff) {
		this.heard.add(diff.room() + " +" + diff.joined().size());
	}

	@Test
	void passingMetadataGoesByItself() {
		this.hub.close();
		this.hub.track("chat", "ann", "1", "\"here\"");
		this.hub.pass("chat", "ann", "1", "\"typing\"", 3_000);
		assertThat(this.hub.find("chat", "ann")).isEqualTo(new LiveMember<>("ann", "\"typing\""));
		this.now += 2_000;
		this.hub.pass("chat", "ann", "1", "\"typing\"", 3_000);
		this.now += 2_000;
		this.hub.tick();
		assertThat(this.hub.find("chat", "ann")).isEqualTo(new LiveMember<>("ann", "\"typing\""));
		this.now += 1_000;
		this.hub.tick();
		assertThat(this.hub.find("chat", "ann")).isEqualTo(new LiveMember<>("ann", "\"here\""));
	}

	@Test
	void lastingMetadataEndsWhatPasses() {
		this.hub.close();
		this.hub.track("chat", "ann", "1", "\"here\"");
		this.hub.pass("chat", "ann", "1", "\"typing\"", 3_000);
		this.hub.track("chat", "ann", "1", "\"away\"");
		this.now += 5_000;
		this.hub.tick();
		assertThat(this.hub.find("chat", "ann")).isEqualTo(new LiveMember<>("ann", "\"away\""));
	}

	@Test
	void passingMetadataOfNobodyIsIgnored() {
		this.hub.pass("chat", "ann", "1", "\"typing\"", 3_000);
		assertThat(this.hub.count("chat")).isZero();
	}

	@Test
	void whoLeftWhileTypingDoesNotComeBack() {
		this.hub.close();
		this.hub.track("chat", "ann", "1", "\"here\"");
		this.hub.pass("chat", "ann", "1", "\"typing\"", 3_000);
		this.hub.untrack("chat", "ann", "1");
		this.now += 5_000;
		this.hub.tick();
		assertThat(this.hub.list("chat")).isEmpty();
	}

	@Test
	void manyChangesBetweenTwoTicksAreOneDiff() {
		this.hub.close();
		this.hub.addListener("chat", this.diffs::add);
		for (int i = 0; i < 1_000; i++) {
			this.hub.track("chat", "ann", "1", String.valueOf(i));
		}
		this.hub.tick();
		assertThat(this.diffs).singleElement()
			.satisfies((diff) -> assertThat(diff.joined()).containsExactly(new LiveMember<>("ann", "999")));
	}

	@Test
	void burstOfChangesIsToldAFewTimesASecond() {
		this.hub.close();
		this.hub.addListener("chat", this.diffs::add);
		for (int i = 0; i < 20; i++) {
			this.hub.track("chat", "guest-" + i, "1", "{}");
			this.hub.tick();
			this.now += 50;
		}
		assertThat(this.diffs).hasSize(4);
		this.now += PresenceSettings.DEFAULTS.pause().toMillis();
		this.hub.tick();
		assertThat(this.diffs).flatExtracting(PresenceDiff::joined).hasSize(20);
	}

	@Test
	void otherRoomIsToldAtOnce() {
		this.hub.close();
		this.hub.addListener("garden", this.diffs::add);
		this.hub.track("chat", "ann", "1", "{}");
		this.hub.tick();
		this.hub.track("garden", "ann", "1", "{}");
		this.hub.tick();
		assertThat(this.diffs).hasSize(1);
	}

	@Test
	void listIsSharedUntilAMemberChanges() {
		this.hub.close();
		this.hub.track("chat", "ann", "1", "\"here\"");
		this.hub.track("chat", "bob", "1", "\"here\"");
		List<LiveMember<String>> members = members();
		LiveMember<String> ann = members.get(0);
		this.hub.track("chat", "bob", "1", "\"here\"");
		assertThat(members()).isSameAs(members);
		this.hub.track("chat", "bob", "1", "\"away\"");
		assertThat(members()).containsExactly(new LiveMember<>("ann", "here"), new LiveMember<>("bob", "away"));
		assertThat(members().get(0)).isSameAs(ann);
		assertThat(members).extracting(LiveMember::metadata).containsExactly("here", "here");
	}

	@Test
	void firstMembersAreReadWithoutTheOthers() {
		this.hub.close();
		this.hub.track("chat", "ann", "1", "\"here\"");
		this.hub.track("chat", "bob", "1", "broken");
		RoomPresence presence = new RoomPresence(this.hub, new JsonMapper(), "chat");
		assertThat(presence.count()).isEqualTo(2);
		assertThat(members().stream().limit(1)).containsExactly(new LiveMember<>("ann", "here"));
		assertThat(presence.find("ann", String.class)).isSameAs(members().get(0));
	}

	private List<LiveMember<String>> members() {
		return new RoomPresence(this.hub, new JsonMapper(), "chat").members(String.class);
	}

	@Test
	void whatAListShowedBetweenTwoTicksIsTakenBack() {
		this.hub.close();
		this.hub.track("chat", "ann", "1", "\"here\"");
		this.hub.tick();
		this.hub.addListener("chat", this.diffs::add);
		this.hub.untrack("chat", "ann", "1");
		this.hub.track("chat", "bob", "1", "\"here\"");
		assertThat(this.hub.list("chat")).containsExactly(new LiveMember<>("bob", "\"here\""));
		this.hub.track("chat", "ann", "1", "\"here\"");
		this.hub.untrack("chat", "bob", "1");
		this.now += PresenceSettings.DEFAULTS.pause().toMillis();
		this.hub.tick();
		assertThat(this.diffs).singleElement().satisfies((diff) -> {
			assertThat(diff.updated()).containsExactly(new LiveMember<>("ann", "\"here\""));
			assertThat(diff.left()).containsExactly("bob");
		});
	}

	@Test
	void pageIsThatAfterTheChangesToldBefore() {
		this.hub.close();
		List<Object> told = new ArrayList<>();
		this.hub.addListener("chat", told::add);
		this.hub.track("chat", "ann", "1", "{}");
		this.hub.track("chat", "bob", "1", "{}");
		this.hub.ask("chat", "ann", told::add);
		this.hub.track("chat", "eve", "1", "{}");
		this.hub.tick();
		assertThat(told).hasSize(2).first().isInstanceOf(PresenceDiff.class);
		assertThat(told.get(1))
			.isEqualTo(new PresencePage(List.of(new LiveMember<>("bob", "{}"), new LiveMember<>("eve", "{}")), true));
	}

	@Test
	void tooLongMetadataIsRefused() {
		assertThatExceptionOfType(LiveException.class)
			.isThrownBy(() -> this.hub.track("chat", "ann", "1", "\"" + "x".repeat(5_000) + "\""))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(LiveErrorCode.LIMIT_EXCEEDED));
	}

}
