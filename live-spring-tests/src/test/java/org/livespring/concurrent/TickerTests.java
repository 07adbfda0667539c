package org.livespring.concurrent;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TickerTests {

	@Test
	void taskThatThrowsIsDoneAgain() throws InterruptedException {
		CountDownLatch runs = new CountDownLatch(3);
		Ticker ticker = new Ticker("test", Duration.ofMillis(1), () -> {
			runs.countDown();
			throw new IllegalStateException("on purpose");
		});
		ticker.start();
		assertThat(ticker.isRunning()).isTrue();
		assertThat(runs.await(5, TimeUnit.SECONDS)).isTrue();
		assertThat(ticker.stop()).isTrue();
		assertThat(ticker.stop()).isFalse();
		assertThat(ticker.isRunning()).isFalse();
	}

	@Test
	void stoppedTickerCanBeStartedAgain() throws InterruptedException {
		CountDownLatch runs = new CountDownLatch(1);
		Ticker ticker = new Ticker("test", Duration.ofMillis(1), runs::countDown);
		ticker.start();
		ticker.stop();
		ticker.start();
		assertThat(runs.await(5, TimeUnit.SECONDS)).isTrue();
		ticker.stop();
	}

}
