package org.livespring.concurrent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FairExecutorTests {

	private final Queue<Runnable> threads = new ArrayDeque<>();

	private final AtomicLong now = new AtomicLong();

	private final FairExecutor gate = new FairExecutor(this.threads::add, 2, this.now::get);

	private final List<Integer> ran = new ArrayList<>();

	@Test
	void takesNoMoreThreadsThanItMayAndKeepsTheOrder() {
		for (int i = 1; i <= 5; i++) {
			int number = i;
			this.gate.execute(() -> this.ran.add(number));
		}
		assertThat(this.threads).hasSize(2);
		while (!this.threads.isEmpty()) {
			this.threads.remove().run();
			assertThat(this.threads).hasSizeLessThanOrEqualTo(2);
		}
		assertThat(this.ran).containsExactly(1, 2, 3, 4, 5);
	}

	@Test
	void whoAsksForLittleGoesBeforeThoseWhoAskForMuch() {
		FairExecutor one = new FairExecutor(this.threads::add, 1, this.now::get);
		for (int i = 1; i <= 4; i++) {
			take(one, "much", i, 5);
		}
		runNext();
		take(one, "little", 10, 1);
		take(one, "little", 11, 1);
		runAll();
		assertThat(this.ran).containsExactly(1, 10, 11, 2, 3, 4);
	}

	@Test
	void clientsWithTheSameNeedsTakeTurns() {
		FairExecutor one = new FairExecutor(this.threads::add, 1, this.now::get);
		for (int i = 1; i <= 3; i++) {
			take(one, "a", i, 2);
		}
		for (int i = 11; i <= 13; i++) {
			take(one, "b", i, 2);
		}
		runAll();
		assertThat(this.ran).containsExactly(1, 11, 2, 12, 3, 13);
	}

	@Test
	void whoHasRestedDoesNotSaveUpTime() {
		FairExecutor one = new FairExecutor(this.threads::add, 1, this.now::get);
		take(one, "rested", 1, 1);
		for (int i = 11; i <= 14; i++) {
			take(one, "steady", i, 3);
		}
		for (int i = 0; i < 4; i++) {
			runNext();
		}
		for (int i = 2; i <= 4; i++) {
			take(one, "rested", i, 3);
		}
		runAll();
		assertThat(this.ran).containsExactly(1, 11, 12, 13, 2, 3, 14, 4);
	}

	@Test
	void tasksThatWaitRunAlsoIfTheThreadsTakeNoMore() {
		FairExecutor full = new FairExecutor((task) -> {
			if (!this.threads.isEmpty()) {
				throw new RejectedExecutionException("full");
			}
			this.threads.add(task);
		}, 1, this.now::get);
		for (int i = 1; i <= 3; i++) {
			take(full, "client", i, 1);
		}
		this.threads.peek().run();
		assertThat(this.ran).containsExactly(1, 2, 3);
		this.threads.clear();
		take(full, "client", 4, 1);
		runAll();
		assertThat(this.ran).containsExactly(1, 2, 3, 4);
	}

	@Test
	void clientsThatAreGoneAreForgotten() {
		FairExecutor one = new FairExecutor(this.threads::add, 1, this.now::get);
		take(one, "busy", 0, 1);
		for (int i = 1; i <= 5000; i++) {
			take(one, "client " + i, i, 1);
			take(one, "busy", 0, 1);
			runNext();
			runNext();
		}
		assertThat(one).extracting("shares").asInstanceOf(InstanceOfAssertFactories.MAP).hasSizeLessThan(3000);
		runAll();
		assertThat(one).extracting("shares").asInstanceOf(InstanceOfAssertFactories.MAP).isEmpty();
	}

	/** Submit a task that takes some milliseconds. */
	private void take(FairExecutor executor, String client, int number, int millis) {
		executor.of(client).execute(() -> {
			this.ran.add(number);
			this.now.addAndGet(millis * 1_000_000L);
		});
	}

	private void runNext() {
		this.threads.remove().run();
	}

	private void runAll() {
		while (!this.threads.isEmpty()) {
			runNext();
		}
	}

	@Test
	void taskThatThrowsFreesItsThread() {
		for (int i = 0; i < 2; i++) {
			this.gate.execute(() -> {
				throw new IllegalStateException("as told");
			});
		}
		this.gate.execute(() -> this.ran.add(1));
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this.threads.remove()::run);
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this.threads.remove()::run);
		runAll();
		assertThat(this.ran).containsExactly(1);
		this.gate.execute(() -> this.ran.add(2));
		assertThat(this.threads).hasSize(1);
	}

	@Test
	void refusedTaskTakesNoPlace() {
		FairExecutor refusing = new FairExecutor((task) -> {
			throw new RejectedExecutionException("full");
		}, 1);
		for (int i = 0; i < 3; i++) {
			assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> refusing.execute(() -> {
			}));
		}
	}

}
