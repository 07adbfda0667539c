package org.livespring.dashboard;

import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.observe.CallSum.Figure;
import org.livespring.room.EventCodec;
import org.livespring.room.RoomMessage;

import static org.assertj.core.api.Assertions.assertThat;

class NodeReportTests {

	private final Random random = new Random(3);

	private final EventCodec codec = new EventCodec(new JsonMapper(), 64 * 1024, Clock.systemUTC());

	@Test
	void firstReportOfABusyNodeFitsIntoAMessage() {
		Moment[] before = IntStream.range(0, NodeWatch.MEMORY - 1)
			.mapToObj((second) -> Reports.moment(1_000_000 + second, 50_000, nanos()))
			.toArray(Moment[]::new);
		List<CallReport> calls = IntStream.range(0, 40)
			.mapToObj((number) -> new CallReport("component-" + number, "increment", Reports.calls(1, nanos())))
			.toList();
		Moment now = Reports.moment(1_000_200, 50_000, nanos());
		RoomMessage message = this.codec.encode(DashboardFeed.ROOM, Reports.report("a", calls, now, before), null,
				false);
		NodeReport read = this.codec.decode(message, null, NodeReport.class).event();
		assertThat(read.before()).hasSize(NodeWatch.MEMORY - 1);
		assertThat(read.now().all(Figure.CALLS)).isEqualTo(1001);
		assertThat(read.now().fromBrowsers().quantile(0.95)).isEqualTo(now.fromBrowsers().quantile(0.95));
		assertThat(read.calls().get(39).sum().quantile(0.5)).isEqualTo(calls.get(39).sum().quantile(0.5));
	}

	/** From one to a hundred milliseconds. */
	private long[] nanos() {
		return DoubleStream.generate(() -> 1e6 * Math.pow(100, this.random.nextDouble()))
			.limit(1000)
			.mapToLong((nanos) -> (long) nanos)
			.toArray();
	}

}
