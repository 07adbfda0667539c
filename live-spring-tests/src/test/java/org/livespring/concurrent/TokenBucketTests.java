package org.livespring.concurrent;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TokenBucketTests {

	private static final long SECOND = Duration.ofSeconds(1).toNanos();

	private final TokenBucket bucket = new TokenBucket(10, 20, -SECOND);

	@Test
	void burstAndThenTheRate() {
		for (int i = 0; i < 20; i++) {
			assertThat(this.bucket.take(-SECOND)).isTrue();
		}
		assertThat(this.bucket.take(-SECOND)).isFalse();
		for (int i = 0; i < 10; i++) {
			assertThat(this.bucket.take(0)).isTrue();
		}
		assertThat(this.bucket.take(0)).isFalse();
	}

	@Test
	void whatIsTakenOnceMayBeMoreThanThereIs() {
		assertThat(this.bucket.take(50, 0)).isTrue();
		assertThat(this.bucket.take(3 * SECOND)).isFalse();
		assertThat(this.bucket.take(4 * SECOND)).isTrue();
	}

	@Test
	void holdsNoMoreThanTheBurst() {
		assertThat(this.bucket.isFull(0)).isTrue();
		this.bucket.take(1, 0);
		assertThat(this.bucket.isFull(0)).isFalse();
		assertThat(this.bucket.isFull(1000 * SECOND)).isTrue();
		assertThat(this.bucket.take(21, 1000 * SECOND)).isTrue();
		assertThat(this.bucket.take(1000 * SECOND)).isFalse();
	}

}
