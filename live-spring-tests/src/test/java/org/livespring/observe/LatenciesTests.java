package org.livespring.observe;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LatenciesTests {

	@Test
	void quantilesAreAtMostAFifthTooLarge() {
		long[] values = new Random(7).longs(5000, 20_000, 3_000_000_000L).sorted().toArray();
		Latencies latencies = of(values);
		for (double share : new double[] { 0.01, 0.5, 0.95, 0.99, 1 }) {
			long exact = values[(int) Math.ceil(share * values.length) - 1];
			assertThat(latencies.quantile(share)).isBetween(exact, (long) (exact * 1.2) + 1);
		}
		assertThat(latencies.slowest()).isEqualTo(values[values.length - 1]);
	}

	@Test
	void shortestAndLongestCallsHaveABucket() {
		assertThat(of(0, 1).quantile(0.5)).isOne();
		assertThat(of(Long.MAX_VALUE).quantile(0.5)).isPositive();
	}

	@Test
	void withoutCallsEverythingIsZero() {
		assertThat(new Latencies().quantile(0.95)).isZero();
		assertThat(new Latencies().write()).isEmpty();
	}

	@Test
	void sumsOfWrittenLatenciesAreThoseOfAllCalls() {
		long[] one = LongStream.range(1, 500).map((i) -> i * 37_000).toArray();
		long[] other = LongStream.range(1, 90).map((i) -> i * 5_000_000).toArray();
		Latencies sum = Latencies.read(of(one).write());
		sum.add(Latencies.read(of(other).write()));
		Latencies all = of(LongStream.concat(LongStream.of(one), LongStream.of(other)).toArray());
		assertThat(sum.write()).isEqualTo(all.write());
		assertThat(sum.total()).isEqualTo(one.length + other.length);
		assertThat((double) sum.quantile(0.5)).isCloseTo(all.quantile(0.5), within(0.0));
	}

	@Test
	void bucketThatDoesNotExistIsTheLastOne() {
		assertThat(Latencies.read(List.of(100_000L, 3L, 5L)).total()).isEqualTo(3);
	}

	private static Latencies of(long... values) {
		Latencies latencies = new Latencies();
		LongStream.of(values).forEach(latencies::record);
		return latencies;
	}

}
