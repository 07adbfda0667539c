package org.livespring.concurrent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BoundedExecutorTests {

	private final Queue<Runnable> threads = new ArrayDeque<>();

	private final BoundedExecutor gate = new BoundedExecutor(this.threads::add, 2);

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
	void taskThatThrowsFreesItsThread() {
		for (int i = 0; i < 2; i++) {
			this.gate.execute(() -> {
				throw new IllegalStateException("as told");
			});
		}
		this.gate.execute(() -> this.ran.add(1));
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this.threads.remove()::run);
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this.threads.remove()::run);
		this.threads.remove().run();
		assertThat(this.ran).containsExactly(1);
		this.gate.execute(() -> this.ran.add(2));
		assertThat(this.threads).hasSize(1);
	}

	@Test
	void refusedTaskTakesNoPlace() {
		BoundedExecutor refusing = new BoundedExecutor((task) -> {
			throw new RejectedExecutionException("full");
		}, 1);
		for (int i = 0; i < 3; i++) {
			assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> refusing.execute(() -> {
			}));
		}
	}

}
