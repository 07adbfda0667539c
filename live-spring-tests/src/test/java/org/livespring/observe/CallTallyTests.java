package org.livespring.observe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import org.livespring.observe.CallSum.Figure;

import static org.assertj.core.api.Assertions.assertThat;

class CallTallyTests {

	private final CallTally tally = new CallTally();

	private final LiveMonitors monitors = new LiveMonitors(List.of(this.tally));

	@Test
	void readerGetsTheSlicesItWants() {
		this.tally.remember(Duration.ofMinutes(1));
		long start = this.tally.endSlice();
		call("increment");
		call("increment");
		long middle = this.tally.endSlice();
		call("increment");
		call("reset");
		long end = this.tally.endSlice();
		call("reset");
		assertThat(calls(this.tally.between(start, middle))).isEqualTo(Map.of("increment", 2L));
		assertThat(calls(this.tally.between(middle, end))).isEqualTo(Map.of("increment", 1L, "reset", 1L));
		assertThat(calls(this.tally.between(start, end))).isEqualTo(Map.of("increment", 3L, "reset", 1L));
		assertThat(calls(this.tally.totals())).isEqualTo(Map.of("increment", 3L, "reset", 1L));
	}

	@Test
	void sliceThatNobodyLooksBackToLeavesItsTotal() {
		long start = this.tally.endSlice();
		call("increment");
		long end = this.tally.endSlice();
		assertThat(this.tally.between(start, end)).isEmpty();
		assertThat(calls(this.tally.totals())).isEqualTo(Map.of("increment", 1L));
	}

	@Test
	void readerMayChangeWhatItGot() {
		this.tally.remember(Duration.ofMinutes(1));
		long start = this.tally.endSlice();
		call("increment");
		long end = this.tally.endSlice();
		this.tally.between(start, end).clear();
		assertThat(this.tally.between(start, end)).isNotEmpty();
	}

	@Test
	void listenerHearsTheEndOfEachCall() {
		List<String> heard = new ArrayList<>();
		this.tally.addListener((call) -> heard.add(call.name()));
		call("increment");
		call("reset");
		assertThat(heard).containsExactly("increment", "reset");
	}

	private void call(String action) {
		LiveCall.begin(this.monitors, CallKind.ACTION, "counter", action, "instance", "connection", 0).end();
	}

	private static Map<String, Long> calls(Map<Called, CallSum> sums) {
		return sums.entrySet()
			.stream()
			.collect(Collectors.toMap((entry) -> Objects.requireNonNull(entry.getKey().name()),
					(entry) -> entry.getValue().get(Figure.CALLS)));
	}

}
