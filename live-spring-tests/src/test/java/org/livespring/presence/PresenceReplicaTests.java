package org.livespring.presence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.livespring.LiveMember;
import org.livespring.presence.PresenceMessage.Source;

import static org.assertj.core.api.Assertions.assertThat;

class PresenceReplicaTests {

	private static final PresenceSettings SETTINGS = new PresenceSettings(Duration.ofMillis(50), Duration.ZERO,
			Duration.ofSeconds(1), Duration.ofSeconds(8), 10_000, 4_096);

	private final List<PresenceReplica> nodes = new ArrayList<>();

	private final List<Boolean> alive = new ArrayList<>();

	private long now = 1_000;

	private long bytes;

	@BeforeEach
	void startTwoNodes() {
		add("a");
		add("b");
		pass(200);
	}

	@Test
	void membersAreSeenOnTheOtherNodeWithinAFewTicks() {
		track(0, "chat", "ann", "1", "{}");
		pass(100);
		assertThat(b().list("chat").texts()).containsExactly(new LiveMember<>("ann", "{}"));
		assertThat(look(b()))
			.containsExactly(new PresenceDiff("chat", List.of(new LiveMember<>("ann", "{}")), List.of(), List.of()));
	}

	@Test
	void tabsOfOneUserAreOneMemberWithTheNewestMetadata() {
		track(0, "chat", "ann", "1", "\"old\"");
		pass(100);
		track(1, "chat", "ann", "2", "\"new\"");
		pass(100);
		assertThat(a().list("chat").texts()).containsExactly(new LiveMember<>("ann", "\"new\""));
		look(a());
		b().untrack(PresenceKey.of("chat", "ann", "2"));
		pass(100);
		assertThat(look(a())).containsExactly(
				new PresenceDiff("chat", List.of(), List.of(new LiveMember<>("ann", "\"old\"")), List.of()));
		a().untrack(PresenceKey.of("chat", "ann", "1"));
		assertThat(look(a())).containsExactly(new PresenceDiff("chat", List.of(), List.of(), List.of("ann")));
	}

	@Test
	void whoComesAndGoesBetweenTwoLooksWasNeverThere() {
		track(0, "chat", "ann", "1", "{}");
		a().untrack(PresenceKey.of("chat", "ann", "1"));
		assertThat(look(a())).isEmpty();
	}

	@Test
	void membersOfADeadNodeVanishWithinTenSecondsAndTheOthersStay() {
		IntStream.range(0, 5_000).forEach((i) -> track(0, "room-" + i % 10, "user-" + i, "tab-" + i, "{}"));
		track(1, "room-0", "here", "tab", "{}");
		pass(1_000);
		look(b());
		this.alive.set(0, false);
		pass(7_000);
		assertThat(look(b())).isEmpty();
		pass(3_000);
		assertThat(look(b())).hasSize(10).allSatisfy((diff) -> assertThat(diff.left()).hasSize(500));
		assertThat(b().list("room-0").texts()).extracting(LiveMember::key).containsExactly("here");
	}

	@Test
	void whoIsBackThroughAnotherNodeMakesNoNoise() {
		track(0, "chat", "ann", "1", "{}");
		track(0, "chat", "bob", "2", "{}");
		add("c");
		pass(1_500);
		look(b());
		look(this.nodes.get(2));
		this.alive.set(0, false);
		pass(5_000);
		track(2, "chat", "ann", "1", "{}");
		pass(5_000);
		assertThat(look(b())).containsExactly(new PresenceDiff("chat", List.of(), List.of(), List.of("bob")));
		assertThat(look(this.nodes.get(2)))
			.containsExactly(new PresenceDiff("chat", List.of(), List.of(), List.of("bob")));
	}

	@Test
	void lateMessagesOfADeadNodeDoNotBringItBack() {
		List<byte[]> sent = new ArrayList<>();
		PresenceReplica dead = new PresenceReplica(new Source("d", 1), SETTINGS, sent::add, this.now);
		dead.track(PresenceKey.of("chat", "ghost", "1"), "{}", this.now);
		dead.tick(this.now, true);
		sent.forEach((message) -> b().receive(message, this.now));
		assertThat(b().nodes()).contains("d");
		pass(9_000);
		sent.forEach((message) -> b().receive(message, this.now));
		assertThat(b().nodes()).doesNotContain("d");
		assertThat(b().list("chat").texts()).isEmpty();
	}

	@Test
	void aNodeThatStoodStillDoesNotBlameTheOthers() {
		track(0, "chat", "ann", "1", "{}");
		pass(200);
		look(b());
		this.now += 20_000;
		b().tick(this.now, true);
		assertThat(look(b())).isEmpty();
	}

	@Test
	void aNodeThatKnowsThatItIsDeafKeepsTheOthers() {
		track(0, "chat", "ann", "1", "{}");
		pass(200);
		look(b());
		for (int i = 0; i < 400; i++) {
			this.now += 50;
			b().tick(this.now, false);
		}
		assertThat(look(b())).isEmpty();
		this.alive.set(0, false);
		pass(10_000);
		assertThat(b().list("chat").texts()).isEmpty();
	}

	@Test
	void oneChangeInARoomOfTenThousandCostsBytesForOne() {
		IntStream.range(0, 10_000).forEach((i) -> track(0, "hall", "user-" + i, "tab-" + i, "{}"));
		pass(2_000);
		assertThat(b().count("hall")).isEqualTo(10_000);
		look(b());
		this.bytes = 0;
		track(0, "hall", "user-7", "tab-7", "{\"status\":\"away\"}");
		pass(500);
		assertThat(look(b())).singleElement()
			.satisfies((diff) -> assertThat(diff.updated())
				.containsExactly(new LiveMember<>("user-7", "{\"status\":\"away\"}")));
		assertThat(this.bytes).isLessThan(400);
	}

	@Test
	void whatUtf8CannotCarryIsTheSameOnAllNodes() {
		track(0, "chat", "\ud83d", "1", "\"\ude00\"");
		pass(2_500);
		assertThat(b().list("chat").texts()).isEqualTo(a().list("chat").texts()).hasSize(1);
	}

	@Test
	void tooManyTabsAreRefused() {
		IntStream.range(0, SETTINGS.tabs()).forEach((i) -> track(0, "hall", "u" + i, "tab-" + i, "{}"));
		assertThat(a().track(PresenceKey.of("hall", "more", "more"), "{}", this.now)).isFalse();
		assertThat(a().track(PresenceKey.of("hall", "u1", "tab-1"), "1", this.now)).isTrue();
	}

	@Test
	void brokenMessagesAreIgnored() {
		track(0, "chat", "ann", "1", "{}");
		pass(100);
		byte[] good = PresenceCodec.encode(new PresenceMessage.Changes(new Source("a", 1), 2,
				List.of(new PresenceMessage.EntryChange(PresenceKey.of("chat", "eve", "1"), null))));
		for (int length = 0; length < good.length; length++) {
			byte[] cut = Arrays.copyOf(good, length);
			b().receive(cut, this.now);
			byte[] wrong = good.clone();
			wrong[length] ^= 0x55;
			b().receive(wrong, this.now);
		}
		pass(3_000);
		assertThat(b().list("chat").texts()).isEqualTo(a().list("chat").texts());
	}

	private PresenceReplica a() {
		return this.nodes.get(0);
	}

	private PresenceReplica b() {
		return this.nodes.get(1);
	}

	private void add(String name) {
		int index = this.nodes.size();
		this.alive.add(true);
		this.nodes.add(new PresenceReplica(new Source(name, 1), SETTINGS, (message) -> send(index, message), this.now));
	}

	private void send(int from, byte[] message) {
		this.bytes += message.length;
		for (int to = 0; to < this.nodes.size(); to++) {
			if (to != from && this.alive.get(from) && this.alive.get(to)) {
				this.nodes.get(to).receive(message, this.now);
			}
		}
	}

	private void track(int node, String room, String user, String tab, String metadata) {
		this.nodes.get(node).track(PresenceKey.of(room, user, tab), metadata, this.now);
	}

	private void pass(long millis) {
		for (long passed = 0; passed < millis; passed += 50) {
			this.now += 50;
			for (int i = 0; i < this.nodes.size(); i++) {
				if (this.alive.get(i)) {
					this.nodes.get(i).tick(this.now, true);
				}
			}
		}
	}

	private static List<PresenceDiff> look(PresenceReplica node) {
		return node.look(0, 0, List.of()).diffs();
	}

}
