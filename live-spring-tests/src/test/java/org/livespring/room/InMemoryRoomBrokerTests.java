package org.livespring.room;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

class InMemoryRoomBrokerTests extends RoomBrokerContract {

	private Instant now = Instant.now();

	@Override
	protected RoomBroker create(HistoryPolicy policy) {
		return new InMemoryRoomBroker(policy, new TestClock());
	}

	@Override
	protected void pass(Duration time) {
		this.now = this.now.plus(time);
	}

	@Override
	protected RoomBroker loseEverything(RoomBroker broker) {
		return create(policy());
	}

	@Override
	protected int rooms(RoomBroker broker) {
		return ((InMemoryRoomBroker) broker).size();
	}

	@Override
	protected long now() {
		return this.now.toEpochMilli();
	}

	/** Goes when the test says so. */
	private final class TestClock extends Clock {

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return InMemoryRoomBrokerTests.this.now;
		}

	}

}
