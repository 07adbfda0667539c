package org.livespring.room;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.livespring.LivePosition;

import static org.assertj.core.api.Assertions.assertThat;

/** What members are told, whatever the broker does. */
class RoomHubTests {

	private static final String ROOM = "room";

	private final UnreliableBroker broker = new UnreliableBroker();

	private final RoomHub hub = new RoomHub(this.broker, RoomMonitor.NONE);

	@Test
	void lostEventIsReadWhenTheNextOneComes() {
		TestMember member = join("m");
		publish("a");
		this.broker.append(Messages.of(ROOM, "lost"));
		publish("b");
		assertThat(member.told).containsExactly("a", "lost", "b");
	}

	@Test
	void lostEventIsReadAfterAnInterruption() {
		TestMember member = join("m");
		this.broker.append(Messages.of(ROOM, "lost"));
		this.broker.interrupted();
		assertThat(member.told).containsExactly("lost");
	}

	@Test
	void repeatedEventIsIgnored() {
		TestMember member = join("m");
		RoomEvent event = this.broker.append(Messages.of(ROOM, "a"));
		this.broker.deliver(event);
		this.broker.deliver(event);
		assertThat(member.told).containsExactly("a");
	}

	@Test
	void eventsDuringAReadComeAfterIt() {
		TestMember member = join("m");
		this.broker.append(Messages.of(ROOM, "lost"));
		this.broker.hold();
		publish("a");
		publish("b");
		assertThat(member.told).isEmpty();
		this.broker.answer();
		assertThat(member.told).containsExactly("lost", "a", "b");
	}

	@Test
	void memberThatReadsGetsWhatComesMeanwhileOnce() {
		publish("a");
		this.broker.hold();
		TestMember member = joinAt("m", 0);
		publish("b");
		assertThat(member.told).isEmpty();
		this.broker.answer();
		publish("c");
		assertThat(member.told).containsExactly("a", "b", "c");
	}

	@Test
	void historyThatComesInPartsIsReadToItsEnd() {
		TestMember member = join("m");
		this.broker.part(2);
		for (int i = 0; i < 5; i++) {
			this.broker.append(Messages.of(ROOM, "lost" + i));
		}
		publish("a");
		assertThat(member.told).containsExactly("lost0", "lost1", "lost2", "lost3", "lost4", "a");
		assertThat(joinAt("late", 1).told).containsExactly("lost1", "lost2", "lost3", "lost4", "a");
	}

	@Test
	void whatComesBetweenPartsOfTheHistoryComesAfterThem() {
		TestMember member = join("m");
		publish("a", "b", "c");
		this.broker.part(2);
		this.broker.hold();
		TestMember late = joinAt("late", 0);
		publish("d");
		this.broker.answer();
		assertThat(late.told).isEqualTo(member.told).containsExactly("a", "b", "c", "d");
		publish("e");
		assertThat(late.told).isEqualTo(member.told).endsWith("d", "e");
	}

	@Test
	void membersWhoReadFromOnePositionShareTheRead() {
		publish("a", "b");
		join("m");
		this.broker.hold();
		int before = this.broker.reads();
		TestMember one = joinAt("one", 0);
		TestMember two = joinAt("two", 0);
		TestMember gone = joinAt("gone", 0);
		TestMember other = joinAt("other", 1);
		this.hub.leave(gone, ROOM);
		assertThat(this.broker.reads()).isEqualTo(before + 2);
		publish("c");
		this.broker.answer();
		assertThat(one.told).containsExactly("a", "b", "c");
		assertThat(two.told).isEqualTo(one.told);
		assertThat(other.told).containsExactly("b", "c");
		assertThat(gone.told).isEmpty();
	}

	@Test
	void whoJoinsAReadThatBeganBeforeMissesNothing() {
		publish("a");
		join("m");
		this.broker.hold();
		TestMember one = joinAt("one", 0);
		publish("b");
		TestMember two = joinAt("two", 0);
		publish("c");
		this.broker.answer();
		assertThat(two.told).containsExactly("a", "b", "c");
		assertThat(one.told).isEqualTo(two.told);
	}

	@Test
	void moreThanIsHeldDuringAReadIsReadAfterIt() {
		TestMember member = join("m");
		this.broker.append(Messages.of(ROOM, "lost"));
		this.broker.hold();
		String[] many = IntStream.range(0, 2500).mapToObj(String::valueOf).toArray(String[]::new);
		publish(many);
		this.broker.answer();
		assertThat(member.told).hasSize(2501).startsWith("lost", "0").endsWith("2499");
		publish("last");
		assertThat(member.told).doesNotHaveDuplicates().endsWith("2499", "last");
	}

	@Test
	void lostStreamIsToldToAllOnce() {
		TestMember one = join("one");
		TestMember two = join("two");
		publish("a");
		this.broker.loseEverything();
		this.broker.append(Messages.of(ROOM, "unseen"));
		this.broker.interrupted();
		this.broker.interrupted();
		publish("b");
		assertThat(one.told).containsExactly("a", "missed", "b");
		assertThat(two.told).isEqualTo(one.told);
	}

	@Test
	void lostStreamIsFoundByTheNextEventToo() {
		TestMember member = join("m");
		publish("a");
		this.broker.loseEverything();
		publish("b");
		publish("c");
		assertThat(member.told).containsExactly("a", "missed", "c");
	}

	@Test
	void unknownPositionIsMissed() {
		publish("a");
		TestMember member = new TestMember("m");
		this.hub.join(member, ROOM, LivePosition.UNKNOWN);
		publish("b");
		assertThat(member.told).containsExactly("missed", "b");
	}

	@Test
	void eventsWithoutABrokerComeAtOnceAndNotAgain() {
		TestMember member = join("m");
		publish("a");
		this.broker.goAway();
		RoomMessage early = Messages.of(ROOM, "early");
		this.broker.publish(early);
		assertThat(member.told).containsExactly("a", "early");
		this.broker.append(Messages.of(ROOM, "elsewhere"));
		this.broker.comeBack();
		this.broker.publish(early);
		publish("b");
		assertThat(member.told).containsExactly("a", "early", "elsewhere", "advanced 3", "b");
	}

	@Test
	void whoJoinsWithoutABrokerIsServedAndCatchesUpLater() {
		publish("a");
		LivePosition position = this.broker.position();
		this.broker.goAway();
		TestMember member = new TestMember("m");
		this.hub.join(member, ROOM, position);
		RoomMessage early = Messages.of(ROOM, "early");
		this.broker.publish(early);
		assertThat(member.told).containsExactly("early");
		this.broker.append(Messages.of(ROOM, "elsewhere"));
		this.broker.append(early);
		this.broker.comeBack();
		publish("b");
		assertThat(member.told).containsExactly("early", "missed", "b");
	}

	@Test
	void whoIsWhereTheNodeIsNeedsNoBroker() {
		TestMember first = join("first");
		publish("a");
		this.broker.goAway();
		TestMember member = join("m");
		RoomMessage early = Messages.of(ROOM, "early");
		this.broker.publish(early);
		this.broker.comeBack();
		this.broker.publish(early);
		assertThat(first.told).containsExactly("a", "early", "advanced 2");
		assertThat(member.told).containsExactly("early", "advanced 2");
	}

	@Test
	void whoComesBackBeforeAnEarlyEventHasItsPositionIsToldAndGetsItOnce() {
		TestMember member = join("m");
		publish("a");
		this.broker.goAway();
		RoomMessage early = Messages.of(ROOM, "early");
		this.broker.publish(early);
		assertThat(member.told).containsExactly("a", "early");
		this.hub.leave(member, ROOM);
		TestMember back = new TestMember("m");
		this.hub.join(back, ROOM, member.cursor.resumption());
		this.broker.comeBack();
		this.broker.publish(early);
		publish("b");
		assertThat(back.told).containsExactly("missed", "early", "b");
		assertThat(back.cursor).isEqualTo(RoomCursor.at(this.broker.position()));
	}

	@Test
	void positionIsUnsettledUntilAllEarlyEventsHaveOne() {
		TestMember member = join("m");
		this.broker.goAway();
		RoomMessage one = Messages.of(ROOM, "one");
		RoomMessage two = Messages.of(ROOM, "two");
		this.broker.publish(one);
		this.broker.publish(two);
		assertThat(member.cursor.settled()).isFalse();
		this.broker.comeBack();
		this.broker.publish(one);
		publish("elsewhere");
		assertThat(member.cursor.settled()).isFalse();
		this.broker.publish(two);
		assertThat(member.told).containsExactly("one", "two", "elsewhere", "advanced 3");
		assertThat(member.cursor).isEqualTo(RoomCursor.at(this.broker.position()));
	}

	@Test
	void whoIsToldThatEventsAreMissingGetsEarlyOnesThatComeAfter() {
		TestMember member = join("m");
		publish("a");
		this.broker.goAway();
		RoomMessage early = Messages.of(ROOM, "early");
		this.broker.publish(early);
		this.broker.loseEverything();
		this.broker.comeBack();
		this.broker.publish(early);
		publish("b");
		assertThat(member.told).containsExactly("a", "early", "missed", "early", "b");
	}

	@Test
	void tooManyEarlyEventsAreMissing() {
		TestMember member = join("m");
		this.broker.goAway();
		for (int i = 0; i < 10_001; i++) {
			publish("early");
		}
		this.broker.comeBack();
		publish("b");
		assertThat(member.told).hasSize(10_003).endsWith("early", "missed", "b");
	}

	@Test
	void earlyEventComesAfterWhatIsBeingRead() {
		TestMember member = join("m");
		this.broker.append(Messages.of(ROOM, "lost"));
		this.broker.hold();
		publish("a");
		this.broker.goAway();
		publish("early");
		assertThat(member.told).isEmpty();
		this.broker.answer();
		assertThat(member.told).containsExactly("lost", "a", "early");
	}

	@Test
	void earlyEventComesAfterWhatAMemberReads() {
		publish("a");
		this.broker.hold();
		TestMember member = joinAt("m", 0);
		this.broker.goAway();
		RoomMessage early = Messages.of(ROOM, "early");
		this.broker.publish(early);
		assertThat(member.told).isEmpty();
		this.broker.answer();
		assertThat(member.told).containsExactly("a", "early");
		this.broker.comeBack();
		this.broker.publish(early);
		assertThat(member.told).containsExactly("a", "early", "advanced 2");
	}

	@Test
	void earlyEventComesThoughNothingCanBeRead() {
		TestMember reading = join("reading");
		this.broker.append(Messages.of(ROOM, "lost"));
		this.broker.hold();
		publish("a");
		TestMember joining = new TestMember("joining");
		this.hub.join(joining, ROOM, new LivePosition("one", 0));
		this.broker.goAway();
		publish("early");
		this.broker.fail();
		assertThat(reading.told).containsExactly("early");
		assertThat(joining.told).containsExactly("early");
		this.broker.comeBack();
		publish("b");
		assertThat(reading.told).containsExactly("early", "missed", "b");
		assertThat(joining.told).containsExactly("early", "missed", "b");
	}

	@Test
	void whoJoinedAfterAnEarlyEventGetsItWithItsPosition() {
		TestMember first = join("first");
		LivePosition position = this.broker.position();
		this.broker.goAway();
		RoomMessage early = Messages.of(ROOM, "early");
		this.broker.publish(early);
		TestMember second = new TestMember("second");
		this.hub.join(second, ROOM, position);
		this.broker.comeBack();
		this.broker.publish(early);
		assertThat(first.told).containsExactly("early", "advanced 1");
		assertThat(second.told).containsExactly("early");
	}

	@Test
	void failingMemberDoesNotStopOthers() {
		RoomMember failing = new RoomMember() {

			@Override
			public String id() {
				return "failing";
			}

			@Override
			public void received(RoomEvent delivery, RoomCursor cursor) {
				throw new IllegalStateException("Fails by intent");
			}

			@Override
			public void advanced(String room, LivePosition position) {
				throw new IllegalStateException("Fails by intent");
			}

			@Override
			public void missed(String room, LivePosition position) {
				throw new IllegalStateException("Fails by intent");
			}

		};
		this.hub.join(failing, ROOM, this.broker.position());
		TestMember member = join("m");
		publish("a");
		publish("b");
		assertThat(member.told).containsExactly("a", "b");
	}

	@Test
	void senderIsLeftOut() {
		TestMember sender = join("sender");
		TestMember other = join("other");
		this.broker.publish(Messages.toOthers(ROOM, "a", "sender"));
		assertThat(sender.told).containsExactly("advanced 1");
		assertThat(other.told).containsExactly("a");
	}

	@Test
	void allMembersShareOneDelivery() {
		TestMember one = join("one");
		TestMember two = join("two");
		publish("a");
		assertThat(one.deliveries.get(0)).isSameAs(two.deliveries.get(0));
		RoomEvent delivery = one.deliveries.get(0);
		Object made = delivery.shared("key", (message) -> new Object());
		assertThat(delivery.<Object>shared("key", (message) -> new Object())).isSameAs(made);
	}

	@Test
	void lastMemberEndsTheSubscription() {
		TestMember one = join("one");
		TestMember two = join("two");
		this.hub.leave(one, ROOM);
		assertThat(this.broker.subscribers()).isOne();
		publish("a");
		this.hub.leave(two, ROOM);
		this.hub.leave(two, ROOM);
		assertThat(this.broker.subscribers()).isZero();
		assertThat(this.hub.size()).isZero();
		assertThat(one.told).isEmpty();
		assertThat(two.told).containsExactly("a");
	}

	private TestMember join(String id) {
		TestMember member = new TestMember(id);
		this.hub.join(member, ROOM, this.broker.position());
		return member;
	}

	private TestMember joinAt(String id, long offset) {
		TestMember member = new TestMember(id);
		this.hub.join(member, ROOM, new LivePosition("one", offset));
		return member;
	}

	private void publish(String... texts) {
		Stream.of(texts).forEach((text) -> this.broker.publish(Messages.of(ROOM, text)));
	}

}
