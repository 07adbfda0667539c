package org.livespring.sample.counter;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link Counter}. */
class CounterTests {

	private final Counter counter = new Counter();

	@Test
	void countsUpAndDownFromZero() {
		Counter.State state = this.counter.mount();
		assertThat(state.count()).isZero();
		state = this.counter.increment(this.counter.increment(state));
		assertThat(state.count()).isEqualTo(2);
		assertThat(this.counter.decrement(state).count()).isEqualTo(1);
	}

	@Test
	void resetGoesBackToZero() {
		assertThat(this.counter.reset()).isEqualTo(this.counter.mount());
	}

}
