package org.livespring.dashboard;

import java.util.List;

/**
 * What became of calls of one kind in the last minute.
 *
 * @param component name of the component
 * @param call name of the action or task, or the kind of call
 * @param failed those that failed
 * @param latencies how long they took, see {@link Latencies#write()}
 */
record CallReport(String component, String call, long failed, List<Long> latencies) {

	CallReport {
		latencies = List.copyOf(latencies);
	}

	String key() {
		return this.component + " " + this.call;
	}

}
