package org.livespring.concurrent;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Tests for {@link TimeLimit}. */
@Timeout(30)
class TimeLimitTests {

	private final TimeLimit limit = new TimeLimit(Duration.ofMillis(50));

	@AfterEach
	void stop() {
		this.limit.stop();
	}

	@Test
	void whatTakesTooLongIsInterrupted() {
		this.limit.start();
		assertThatExceptionOfType(LiveException.class).isThrownBy(() -> this.limit.call("work", this::hang))
			.withMessageContaining("work was interrupted")
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(LiveErrorCode.TIMEOUT));
		assertThat(Thread.currentThread().isInterrupted()).isFalse();
	}

	@Test
	void whatEndsAllTheSameHasItsResult() {
		this.limit.start();
		String result = this.limit.call("work", () -> {
			try {
				return hang();
			}
			catch (IllegalStateException ex) {
				return "done";
			}
		});
		assertThat(result).isEqualTo("done");
		assertThat(Thread.interrupted()).isFalse();
	}

	@Test
	void otherFailureComesOutAsItIs() {
		this.limit.start();
		assertThatIllegalStateException().isThrownBy(() -> this.limit.call("work", () -> {
			throw new IllegalStateException("broken");
		})).withMessage("broken");
	}

	@Test
	void zeroIsNoLimit() {
		TimeLimit none = new TimeLimit(Duration.ZERO);
		none.start();
		assertThat(none.call("work", () -> 1)).isEqualTo(1);
	}

	private String hang() {
		try {
			new CountDownLatch(1).await();
			return "never";
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
