package org.livespring.concurrent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;

import org.junit.jupiter.api.Test;

import org.livespring.LiveException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MailboxTests {

	private final Queue<Runnable> threads = new ArrayDeque<>();

	private final List<Integer> ran = new ArrayList<>();

	private boolean refusing;

	private final Mailbox mailbox = new Mailbox(this::execute, 3, 2);

	private void execute(Runnable task) {
		if (this.refusing) {
			throw new RejectedExecutionException("full");
		}
		this.threads.add(task);
	}

	@Test
	void runsInOrderAndGivesTheThreadBackNowAndThen() {
		submit(1, 2, 3);
		assertThatExceptionOfType(LiveException.class).isThrownBy(() -> submit(4));
		this.threads.remove().run();
		assertThat(this.ran).containsExactly(1, 2);
		this.threads.remove().run();
		assertThat(this.ran).containsExactly(1, 2, 3);
		assertThat(this.threads).isEmpty();
		assertThat(this.mailbox.isEmpty()).isTrue();
	}

	@Test
	void nothingRunsWhileItIsPaused() {
		assertThat(this.mailbox.pause()).isTrue();
		submit(1);
		assertThat(this.threads).isEmpty();
		this.mailbox.resume();
		assertThat(this.mailbox.pause()).isFalse();
		this.threads.remove().run();
		assertThat(this.ran).containsExactly(1);
	}

	@Test
	void taskThatNoThreadTakesIsForgotten() {
		this.refusing = true;
		assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> submit(1));
		assertThat(this.mailbox.isEmpty()).isTrue();
		this.refusing = false;
		submit(2);
		this.threads.remove().run();
		assertThat(this.ran).containsExactly(2);
	}

	@Test
	void workThatWasRefusedCountsOnce() {
		Work work = new Work((bytes) -> {
		});
		this.refusing = true;
		assertThatExceptionOfType(RejectedExecutionException.class)
			.isThrownBy(() -> work.submit(this.mailbox, () -> this.ran.add(1)));
		this.refusing = false;
		work.submit(this.mailbox, () -> this.ran.add(2));
		work.drain(() -> this.ran.add(3));
		assertThat(this.ran).isEmpty();
		this.threads.remove().run();
		assertThat(this.ran).containsExactly(2, 3);
	}

	private void submit(int... numbers) {
		for (int number : numbers) {
			this.mailbox.submit(() -> this.ran.add(number));
		}
	}

}
