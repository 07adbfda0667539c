package org.livespring.budget;

import java.time.Clock;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.livespring.concurrent.TimeSource;

import static org.assertj.core.api.Assertions.assertThat;

class TrafficBudgetTests {

	private static final int RATE = 2;

	private final Time time = new Time();

	private final TrafficBudget budget = new TrafficBudget(new TrafficBudget.Limits(3, RATE, 10_000), this.time);

	@Test
	void clientHasSoManyConnections() {
		ClientTraffic first = this.budget.open("ann");
		this.budget.open("ann");
		this.budget.open("ann");
		assertThat(this.budget.open("ann")).isNull();
		assertThat(this.budget.open("ben")).isNotNull();
		first.closed();
		assertThat(this.budget.open("ann")).isSameAs(first);
	}

	@Test
	void clientOpensConnectionsAtARate() {
		for (int i = 0; i < 10 * RATE; i++) {
			this.budget.open("ann").closed();
		}
		assertThat(this.budget.open("ann")).isNull();
		assertThat(this.budget.open("ben")).isNotNull();
		this.time.pass(Duration.ofSeconds(1));
		this.budget.open("ann").closed();
		this.budget.open("ann").closed();
		assertThat(this.budget.open("ann")).isNull();
	}

	@Test
	void connectionsOfAClientShareWhatItExchanges() {
		ClientTraffic one = this.budget.open("ann");
		ClientTraffic other = this.budget.open("ann");
		assertThat(one.received(10_000, 10_000)).isTrue();
		assertThat(other.received(5_000, 2_000)).isTrue();
		assertThat(one.received(0, 0)).isFalse();
		assertThat(this.budget.open("ben").received(0, 0)).isTrue();
		this.time.pass(Duration.ofSeconds(1));
		assertThat(other.received(0, 0)).isTrue();
	}

	@Test
	void smallMessagesCountForTheirHandling() {
		ClientTraffic traffic = this.budget.open("ann");
		int messages = 0;
		while (traffic.received(1, 0)) {
			messages++;
		}
		assertThat(messages).isEqualTo(5);
	}

	@Test
	void clientsAreForgottenOnceNothingCounts() {
		for (int i = 0; i < 1000; i++) {
			this.budget.open("client " + i).closed();
		}
		assertThat(this.budget.size()).isEqualTo(1000);
		ClientTraffic open = this.budget.open("ann");
		this.time.pass(Duration.ofSeconds(11));
		assertThat(this.budget.open("ann")).isSameAs(open);
		assertThat(this.budget.size()).isEqualTo(1);
	}

	private static final class Time implements TimeSource {

		private long nanos;

		void pass(Duration time) {
			this.nanos += time.toNanos();
		}

		@Override
		public Clock clock() {
			return Clock.systemUTC();
		}

		@Override
		public long nanos() {
			return this.nanos;
		}

	}

}
