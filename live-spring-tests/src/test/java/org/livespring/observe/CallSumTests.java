package org.livespring.observe;

import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.observe.CallSum.Figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CallSumTests {

	private final JsonMapper mapper = new JsonMapper();

	@Test
	void quantilesAreAtMostAFifthTooLarge() {
		long[] values = new Random(7).longs(5000, 20_000, 3_000_000_000L).sorted().toArray();
		CallSum sum = of(values);
		for (double share : new double[] { 0.01, 0.5, 0.95, 0.99, 1 }) {
			long exact = values[(int) Math.ceil(share * values.length) - 1];
			assertThat(sum.quantile(share)).isBetween(exact, (long) (exact * 1.2) + 1);
		}
		assertThat(sum.get(Figure.SLOWEST)).isEqualTo(values[values.length - 1]);
	}

	@Test
	void shortestAndLongestCallsHaveABucket() {
		assertThat(of(0, 1).quantile(0.5)).isOne();
		assertThat(of(Long.MAX_VALUE).quantile(0.5)).isPositive();
	}

	@Test
	void withoutCallsEverythingIsZero() {
		assertThat(new CallSum().quantile(0.95)).isZero();
		assertThat(new CallSum().figures()).containsOnly(0);
		assertThat(new CallSum().latencies()).isEmpty();
	}

	@Test
	void sumsOfWrittenCallsAreThoseOfAllCalls() {
		long[] one = LongStream.range(1, 500).map((i) -> i * 37_000).toArray();
		long[] other = LongStream.range(1, 90).map((i) -> i * 5_000_000).toArray();
		CallSum sum = read(of(one)).plus(read(of(other)));
		CallSum all = of(LongStream.concat(LongStream.of(one), LongStream.of(other)).toArray());
		assertThat(sum.latencies()).isEqualTo(all.latencies());
		assertThat(sum.figures()).isEqualTo(all.figures());
		assertThat(sum.get(Figure.CALLS)).isEqualTo(one.length + other.length);
		assertThat((double) sum.quantile(0.5)).isCloseTo(all.quantile(0.5), within(0.0));
	}

	@Test
	void figuresAndBucketsThatAreNotKnownHereAreNoError() {
		CallSum sum = this.mapper.readValue("{\"figures\":[3],\"latencies\":{\"100000\":3}}", CallSum.class);
		assertThat(sum.get(Figure.CALLS)).isEqualTo(3);
		assertThat(sum.get(Figure.LARGEST_SNAPSHOT)).isZero();
		assertThat(sum.quantile(0.5)).isZero();
		assertThat(new CallSum(new long[50], Map.of()).figures()).hasSameSizeAs(Figure.values());
	}

	private CallSum read(CallSum written) {
		return this.mapper.readValue(this.mapper.writeValueAsString(written), CallSum.class);
	}

	private static CallSum of(long... values) {
		CallSum sum = new CallSum();
		LongStream.of(values).forEach(sum::add);
		return sum;
	}

}
