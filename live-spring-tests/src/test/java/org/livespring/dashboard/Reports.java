package org.livespring.dashboard;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import org.livespring.observe.CallSum;
import org.livespring.observe.CallSum.Figure;

/** Reports of nodes that there are none of. */
final class Reports {

	private Reports() {
	}

	static Moment moment(long second, long connections, long... nanos) {
		CallSum others = new CallSum();
		others.add(Figure.CALLS, 1);
		others.add(Figure.BYTES, 100);
		return new Moment(second, connections, 2 * connections, connections, 1, calls(0, nanos), others, 1 << 20,
				1 << 22, 3);
	}

	/** Calls that took so long. */
	static CallSum calls(long failed, long... nanos) {
		CallSum sum = new CallSum();
		sum.add(Figure.FAILED, failed);
		LongStream.of(nanos).forEach(sum::add);
		return sum;
	}

	static NodeReport report(String node, Moment now, Moment... before) {
		return report(node, List.of(), now, before);
	}

	static NodeReport report(String node, List<CallReport> calls, Moment now, Moment... before) {
		return new NodeReport(node, "host-" + node, 75, now, List.of(before), calls, List.of(), Map.of("counter", 2),
				Map.of("counter", 3), Map.of(), false);
	}

}
