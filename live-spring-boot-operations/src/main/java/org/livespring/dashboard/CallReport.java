package org.livespring.dashboard;

import java.util.List;
import java.util.Locale;

import org.livespring.observe.CallKind;
import org.livespring.observe.CallSum;
import org.livespring.observe.Called;

/**
 * What became of calls of one kind in the last minute.
 *
 * @param component name of the component
 * @param call name of the action or task, or the kind of call
 * @param failed those that failed
 * @param latencies how long they took, as written by
 * {@link org.livespring.observe.Latencies}
 */
record CallReport(String component, String call, long failed, List<Long> latencies) {

	CallReport {
		latencies = List.copyOf(latencies);
	}

	static CallReport of(Called called, CallSum sum) {
		return new CallReport(called.component(), name(called), sum.get(CallSum.Figure.FAILED),
				sum.latencies().write());
	}

	/** What a call is shown as. */
	static String name(Called called) {
		String name = called.name();
		if (name != null && called.kind() == CallKind.ACTION) {
			return name;
		}
		String kind = "(" + called.kind().name().toLowerCase(Locale.ROOT) + ")";
		return (name != null) ? name + " " + kind : kind;
	}

	String key() {
		return this.component + " " + this.call;
	}

}
