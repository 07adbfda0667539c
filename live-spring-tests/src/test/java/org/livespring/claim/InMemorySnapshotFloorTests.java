package org.livespring.claim;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import org.livespring.claim.SnapshotFloor.Claim;
import org.livespring.claim.SnapshotFloor.Result;
import org.livespring.test.ManualClock;

import static org.assertj.core.api.Assertions.assertThat;

class InMemorySnapshotFloorTests {

	private final ManualClock clock = new ManualClock(Instant.parse("2026-05-04T10:00:00Z"));

	private final InMemorySnapshotFloor floor = new InMemorySnapshotFloor(3, Duration.ofHours(1), this.clock);

	@Test
	void newInstanceIsClaimed() {
		Claim claim = this.floor.claim("a", "page", 0, 0);
		assertThat(claim.result()).isEqualTo(Result.CLAIMED);
		assertThat(claim.epoch()).isPositive();
	}

	@Test
	void everyClaimHasAHigherEpoch() {
		Claim first = this.floor.claim("a", "page", 0, 0);
		Claim second = this.floor.claim("a", "page", 0, 0);
		assertThat(second.epoch()).isGreaterThan(first.epoch());
		Claim third = this.floor.claim("a", "page", second.epoch() + 5_000_000, 1);
		assertThat(third.epoch()).isGreaterThan(second.epoch() + 5_000_000);
	}

	/** They would be taken for one another when the page comes back. */
	@Test
	void nodesThatShareNothingGiveDifferentEpochs() {
		InMemorySnapshotFloor other = new InMemorySnapshotFloor(100, Duration.ofHours(1), this.clock);
		InMemorySnapshotFloor one = new InMemorySnapshotFloor(100, Duration.ofHours(1), this.clock);
		int same = 0;
		for (int i = 0; i < 100; i++) {
			same += (one.claim("a" + i, "p", 0, 0).epoch() == other.claim("a" + i, "p", 0, 0).epoch()) ? 1 : 0;
		}
		assertThat(same).isLessThan(2);
	}

	@Test
	void instanceThatLivedElsewhereIsUnknownOnce() {
		assertThat(result("a", "page", 0, 3)).isEqualTo(Result.UNKNOWN);
		assertThat(result("b", "page", 1, 0)).isEqualTo(Result.UNKNOWN);
		assertThat(result("a", "page", 0, 3)).isEqualTo(Result.CLAIMED);
		assertThat(result("a", "page", 0, 2)).isEqualTo(Result.STALE);
	}

	@Test
	void anotherPageForksUnlessItsSnapshotIsTooOld() {
		this.floor.claim("a", "page", 0, 0);
		assertThat(result("a", "other", 0, 0)).isEqualTo(Result.FORKED);
		this.floor.raise("a", 7, 2);
		assertThat(result("a", "other", 0, 0)).isEqualTo(Result.STALE);
		assertThat(result("a", "other", 7, 2)).isEqualTo(Result.FORKED);
		assertThat(result("a", "page", 7, 2)).isEqualTo(Result.CLAIMED);
	}

	@Test
	void childIsNeverForkedAndTakesNoPlaceBeforeItChanged() {
		assertThat(result("child", null, 0, 0)).isEqualTo(Result.CLAIMED);
		assertThat(this.floor.size()).isZero();
		this.floor.raise("child", 0, 2);
		assertThat(result("child", null, 0, 1)).isEqualTo(Result.STALE);
		assertThat(result("child", null, 0, 2)).isEqualTo(Result.CLAIMED);
		assertThat(result("child", "page", 0, 2)).isEqualTo(Result.CLAIMED);
		assertThat(result("child", null, 0, 2)).isEqualTo(Result.CLAIMED);
		assertThat(result("child", "other", 0, 2)).isEqualTo(Result.FORKED);
	}

	@Test
	void olderThanRaisedIsStale() {
		this.floor.claim("a", "page", 0, 0);
		this.floor.raise("a", 1, 5);
		assertThat(result("a", "page", 1, 4)).isEqualTo(Result.STALE);
		assertThat(result("a", "page", 0, 9)).isEqualTo(Result.STALE);
		assertThat(result("a", "page", 1, 5)).isEqualTo(Result.CLAIMED);
		assertThat(result("a", "page", 1, 6)).isEqualTo(Result.CLAIMED);
		assertThat(result("a", "page", 2, 0)).isEqualTo(Result.CLAIMED);
		assertThat(result("a", "page", 1, 6)).isEqualTo(Result.STALE);
	}

	@Test
	void floorIsNeverLowered() {
		this.floor.raise("a", 1, 5);
		this.floor.raise("a", 1, 2);
		this.floor.raise("a", 0, 9);
		assertThat(result("a", "page", 1, 4)).isEqualTo(Result.STALE);
	}

	@Test
	void removedInstanceIsNeverAdmitted() {
		this.floor.remove("a");
		this.floor.raise("a", 7, 7);
		assertThat(result("a", "page", 1_000_000, 1_000_000)).isEqualTo(Result.STALE);
	}

	@Test
	void firstSnapshotTakesNoMemoryBeforeItIsClaimed() {
		this.floor.raise("a", 0, 0);
		this.floor.raise("a", 0, -1);
		assertThat(this.floor.size()).isZero();
	}

	@Test
	void instancesChangedLastAreKept() {
		for (String id : new String[] { "a", "b", "c" }) {
			this.floor.raise(id, 0, 2);
		}
		this.floor.raise("a", 0, 3);
		this.floor.raise("d", 0, 2);
		assertThat(this.floor.size()).isEqualTo(3);
		assertThat(result("a", null, 0, 2)).isEqualTo(Result.STALE);
		assertThat(result("d", null, 0, 1)).isEqualTo(Result.STALE);
		assertThat(result("b", null, 0, 1)).isEqualTo(Result.UNKNOWN);
	}

	@Test
	void whatHasExpiredIsDropped() {
		this.floor.raise("a", 0, 2);
		this.clock.pass(Duration.ofHours(1));
		this.floor.raise("b", 0, 2);
		assertThat(this.floor.size()).isEqualTo(2);
		this.clock.pass(Duration.ofMillis(1));
		this.floor.raise("c", 0, 2);
		assertThat(this.floor.size()).isEqualTo(2);
		assertThat(result("b", null, 0, 1)).isEqualTo(Result.STALE);
		assertThat(result("a", null, 0, 1)).isEqualTo(Result.UNKNOWN);
	}

	private Result result(String id, String page, long epoch, long seq) {
		return this.floor.claim(id, page, epoch, seq).result();
	}

}
