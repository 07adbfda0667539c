package org.livespring.room;

import java.time.Duration;
import java.time.Instant;

import org.livespring.test.ManualClock;

class InMemoryRoomBrokerTests extends RoomBrokerContract {

	private final ManualClock clock = new ManualClock(Instant.now());

	@Override
	protected RoomBroker create(HistoryPolicy policy) {
		return new InMemoryRoomBroker(policy, this.clock);
	}

	@Override
	protected void pass(Duration time) {
		this.clock.pass(time);
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
		return this.clock.millis();
	}

}
