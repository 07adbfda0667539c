package org.livespring.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InMemorySnapshotFloorTests {

	private final ManualClock clock = new ManualClock();

	private final InMemorySnapshotFloor floor = new InMemorySnapshotFloor(3, Duration.ofHours(1), this.clock);

	@Test
	void unknownInstanceIsAdmitted() {
		assertThat(this.floor.admits("a", 0)).isTrue();
	}

	@Test
	void olderThanRaisedIsNotAdmitted() {
		this.floor.raise("a", 5);
		assertThat(this.floor.admits("a", 4)).isFalse();
		assertThat(this.floor.admits("a", 5)).isTrue();
		assertThat(this.floor.admits("a", 6)).isTrue();
		assertThat(this.floor.admits("b", 0)).isTrue();
	}

	@Test
	void floorIsNeverLowered() {
		this.floor.raise("a", 5);
		this.floor.raise("a", 2);
		assertThat(this.floor.admits("a", 4)).isFalse();
	}

	@Test
	void removedInstanceIsNeverAdmitted() {
		this.floor.remove("a");
		this.floor.raise("a", 7);
		assertThat(this.floor.admits("a", 1_000_000)).isFalse();
	}

	@Test
	void firstSnapshotTakesNoMemory() {
		this.floor.raise("a", 0);
		this.floor.raise("a", -1);
		assertThat(this.floor.size()).isZero();
	}

	@Test
	void instancesRaisedLastAreKept() {
		for (String id : new String[] { "a", "b", "c" }) {
			this.floor.raise(id, 1);
		}
		this.floor.raise("a", 2);
		this.floor.raise("d", 1);
		assertThat(this.floor.size()).isEqualTo(3);
		assertThat(this.floor.admits("b", 0)).isTrue();
		assertThat(this.floor.admits("a", 1)).isFalse();
		assertThat(this.floor.admits("d", 0)).isFalse();
	}

	@Test
	void whatHasExpiredIsDropped() {
		this.floor.raise("a", 1);
		this.clock.now = this.clock.now.plus(Duration.ofHours(1));
		this.floor.raise("b", 1);
		assertThat(this.floor.size()).isEqualTo(2);
		this.clock.now = this.clock.now.plusMillis(1);
		this.floor.raise("c", 1);
		assertThat(this.floor.size()).isEqualTo(2);
		assertThat(this.floor.admits("a", 0)).isTrue();
		assertThat(this.floor.admits("b", 0)).isFalse();
	}

	private static final class ManualClock extends Clock {

		private Instant now = Instant.parse("2026-05-04T10:00:00Z");

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
