package org.livespring.roomstate;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import org.livespring.test.ManualClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class InMemoryRoomStatesTests extends RoomStatesContract {

	private final ManualClock clock = new ManualClock(Instant.EPOCH);

	private final InMemoryRoomStates states = new InMemoryRoomStates(2, Duration.ofHours(1), this.clock);

	@Override
	protected RoomStates states() {
		return this.states;
	}

	@Test
	void stateIsDroppedAfterItsLife() {
		long version = this.states.compareAndSet("a", "s", 0, "1");
		this.clock.pass(Duration.ofMinutes(61));
		assertThat(this.states.get("a", "s")).isNull();
		assertThat(this.states.compareAndSet("a", "s", version, "2")).isZero();
		assertThat(this.states.compareAndSet("a", "s", 0, "2")).isGreaterThan(version);
	}

	@Test
	void stateThatIsWrittenStays() {
		long version = this.states.compareAndSet("a", "s", 0, "1");
		this.clock.pass(Duration.ofMinutes(50));
		this.states.compareAndSet("a", "s", version, "2");
		this.clock.pass(Duration.ofMinutes(50));
		assertThat(this.states.get("a", "s")).isNotNull();
	}

	@Test
	void oneStateTooManyIsRefusedUntilAnotherExpires() {
		this.states.compareAndSet("a", "s", 0, "1");
		this.states.compareAndSet("b", "s", 0, "1");
		assertThatExceptionOfType(RoomStateException.class)
			.isThrownBy(() -> this.states.compareAndSet("c", "s", 0, "1"));
		this.clock.pass(Duration.ofMinutes(61));
		assertThat(this.states.compareAndSet("c", "s", 0, "1")).isPositive();
	}

}
