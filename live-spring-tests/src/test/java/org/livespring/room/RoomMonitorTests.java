package org.livespring.room;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.LiveException;
import org.livespring.LivePosition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a monitor hears of rooms. */
class RoomMonitorTests {

	private static final String ROOM = "room";

	private final UnreliableBroker broker = new UnreliableBroker();

	private final List<String> heard = new ArrayList<>();

	private final RoomMonitor monitor = new Recorder();

	private final RoomHub hub = new RoomHub(this.broker, this.monitor);

	@Test
	void deliveriesToAllMembersAreHeardOnceAnEvent() {
		join("a", this.broker.position());
		join("b", this.broker.position());
		client(this.broker).publish(Messages.of(ROOM, "one"));
		assertThat(this.heard).containsExactly("delivered 2", "PUBLISHED");
		assertThat(this.hub.members()).isEqualTo(2);
		assertThat(this.hub.sizes()).containsOnly(Map.entry(ROOM, 2));
	}

	@Test
	void senderThatIsLeftOutIsNotCounted() {
		join("a", this.broker.position());
		join("b", this.broker.position());
		client(this.broker).publish(Messages.toOthers(ROOM, "one", "a"));
		assertThat(this.heard).containsExactly("delivered 1", "PUBLISHED");
	}

	@Test
	void ageOfAnEventIsTheTimeSinceItWasPublished() {
		List<Long> ages = new ArrayList<>();
		RoomHub hub = new RoomHub(this.broker, new RoomMonitor() {

			@Override
			public void delivered(int members, long millis) {
				ages.add(millis);
			}

		});
		hub.join(new TestMember("a"), ROOM, this.broker.position());
		this.broker.publish(Messages.of(ROOM, "old", System.currentTimeMillis() - 60_000));
		assertThat(ages).singleElement().satisfies((age) -> assertThat(age).isBetween(60_000L, 70_000L));
	}

	@Test
	void whatAMemberReadsLaterIsNoDeliveryOfNow() {
		LivePosition start = this.broker.position();
		this.broker.append(Messages.of(ROOM, "one"));
		this.broker.append(Messages.of(ROOM, "two"));
		join("late", start);
		assertThat(this.heard).contains("caught up 2").noneMatch((what) -> what.startsWith("delivered"));
	}

	@Test
	void gapIsHeardAndClosed() {
		join("a", this.broker.position());
		this.broker.append(Messages.of(ROOM, "lost"));
		this.broker.publish(Messages.of(ROOM, "two"));
		assertThat(this.heard).containsExactly("gap", "delivered 1", "delivered 1");
	}

	@Test
	void whatCannotBeRecoveredIsAResyncOfEachMember() {
		join("a", this.broker.position());
		join("b", this.broker.position());
		this.broker.loseEverything();
		this.broker.publish(Messages.of(ROOM, "new"));
		assertThat(this.heard).contains("resynced 2");
	}

	@Test
	void outcomesOfPublishingAreToldApart() {
		join("a", this.broker.position());
		this.broker.goAway();
		client(this.broker).publish(Messages.of(ROOM, "early"));
		assertThat(this.heard).containsExactly("delivered 1", "BUFFERED");
		this.heard.clear();
		this.broker.refuse();
		assertThatExceptionOfType(LiveException.class)
			.isThrownBy(() -> client(this.broker).publish(Messages.of(ROOM, "never")));
		assertThat(this.heard).containsExactly("FAILED");
	}

	private void join(String member, LivePosition after) {
		this.hub.join(new TestMember(member), ROOM, after);
		this.heard.remove("caught up 0");
	}

	private RoomClient client(RoomBroker broker) {
		return new RoomClient(broker, this.hub, new EventCodec(new JsonMapper(), 1000, Clock.systemUTC()),
				Duration.ofSeconds(1), this.monitor, RoomTracing.NONE);
	}

	/** Writes down what it hears. */
	private final class Recorder implements RoomMonitor {

		@Override
		public void published(PublishOutcome outcome, long nanos) {
			RoomMonitorTests.this.heard.add(outcome.name());
		}

		@Override
		public void delivered(int members, long millis) {
			RoomMonitorTests.this.heard.add("delivered " + members);
		}

		@Override
		public void caughtUp(int events) {
			RoomMonitorTests.this.heard.add("caught up " + events);
		}

		@Override
		public void gap() {
			RoomMonitorTests.this.heard.add("gap");
		}

		@Override
		public void resynced(int members) {
			RoomMonitorTests.this.heard.add("resynced " + members);
		}

	}

}
