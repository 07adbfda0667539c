package org.livespring.room;

import java.time.Duration;
import java.time.Instant;

import org.livespring.test.ManualClock;
import org.livespring.test.broker.BrokerLink;
import org.livespring.test.broker.NodeRoomBroker;

class NodeRoomBrokerTests extends RoomBrokerContract {

	private final ManualClock clock = new ManualClock(Instant.now());

	private InMemoryRoomBroker shared;

	@Override
	protected RoomBroker create(HistoryPolicy policy) {
		this.shared = new InMemoryRoomBroker(policy, this.clock);
		return new NodeRoomBroker(this.shared, new BrokerLink());
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
		return this.shared.size();
	}

	@Override
	protected long now() {
		return this.clock.millis();
	}

}
