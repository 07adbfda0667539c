package org.livespring.dashboard;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import org.livespring.observe.Latencies;

/** Reports of nodes that there are none of. */
final class Reports {

	private Reports() {
	}

	static Moment moment(long second, long connections, long... nanos) {
		return new Moment(second, connections, 2 * connections, connections, 1, nanos.length, 0, 0, 100, 0, 0, 1 << 20,
				1 << 22, 3, latencies(nanos));
	}

	static List<Long> latencies(long... nanos) {
		Latencies latencies = new Latencies();
		LongStream.of(nanos).forEach(latencies::record);
		return latencies.write();
	}

	static NodeReport report(String node, Moment now, Moment... before) {
		return report(node, List.of(), now, before);
	}

	static NodeReport report(String node, List<CallReport> calls, Moment now, Moment... before) {
		return new NodeReport(node, "host-" + node, 75, now, List.of(before), calls, List.of(), Map.of("counter", 2),
				Map.of("counter", 3), Map.of(), false);
	}

}
