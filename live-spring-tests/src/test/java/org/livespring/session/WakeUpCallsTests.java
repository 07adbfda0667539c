package org.livespring.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.livespring.concurrent.TimeSource;

import static org.assertj.core.api.Assertions.assertThat;

class WakeUpCallsTests {

	private final WakeUpCalls calls = new WakeUpCalls(Runnable::run, TimeSource.SYSTEM);

	private final long start = System.nanoTime();

	private final Sleeper sleeper = new Sleeper();

	@Test
	void sleeperIsAskedForOnce() {
		this.calls.call(this.sleeper);
		this.calls.call(this.sleeper);
		check(9);
		assertThat(this.sleeper.asked).isOne();
	}

	@Test
	void sleeperThatDoesNotAnswerIsAskedForLaterAndLater() {
		this.calls.call(this.sleeper);
		check(11);
		check(20);
		assertThat(this.sleeper.asked).isOne();
		check(22);
		assertThat(this.sleeper.asked).isEqualTo(2);
		check(33);
		check(52);
		assertThat(this.sleeper.asked).isEqualTo(2);
		check(54);
		assertThat(this.sleeper.asked).isEqualTo(3);
	}

	@Test
	void sleeperThatCameBackMakesRoomForTheNext() {
		List<Sleeper> sleepers = new ArrayList<>(Stream.generate(Sleeper::new).limit(66).toList());
		sleepers.forEach(this.calls::call);
		assertThat(sleepers.stream().filter((each) -> each.asked > 0)).hasSize(64);
		this.calls.end(sleepers.get(65));
		this.calls.end(sleepers.get(0));
		assertThat(sleepers.get(64).asked).isOne();
		this.calls.end(sleepers.get(1));
		assertThat(sleepers.get(65).asked).isZero();
	}

	@Test
	void sleeperThatIsAwakeCanBeWantedAgain() {
		this.sleeper.asleep = false;
		this.calls.call(this.sleeper);
		this.sleeper.asleep = true;
		this.calls.call(this.sleeper);
		assertThat(this.sleeper.asked).isEqualTo(2);
	}

	private void check(int seconds) {
		this.calls.check(this.start + TimeUnit.SECONDS.toNanos(seconds) + TimeUnit.MILLISECONDS.toNanos(500));
	}

	private static final class Sleeper implements WakeUpCalls.Sleeper {

		private boolean asleep = true;

		private int asked;

		@Override
		public boolean ask() {
			this.asked++;
			return this.asleep;
		}

	}

}
