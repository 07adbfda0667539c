package org.livespring.dashboard;

import java.util.List;
import java.util.function.ToLongFunction;

import org.livespring.observe.Latencies;

/**
 * What a node did in one second, and what it had at its end.
 *
 * @param second the second, by the node's own count
 * @param connections open connections
 * @param instances components that are awake
 * @param hibernated components that are asleep
 * @param rooms rooms with members
 * @param actions calls that browsers made
 * @param others all other calls: mounts, events, tasks
 * @param failed calls that failed
 * @param bytes bytes of the changes that were sent
 * @param snapshots snapshots that were signed
 * @param snapshotSize size of all of them
 * @param heap bytes of the heap in use
 * @param heapMax bytes the heap may have
 * @param pause milliseconds the garbage collectors stopped the node
 * @param latencies how long the calls that browsers made took, see
 * {@link Latencies#write()}
 */
record Moment(long second, long connections, long instances, long hibernated, long rooms, long actions, long others,
		long failed, long bytes, long snapshots, long snapshotSize, long heap, long heapMax, long pause,
		List<Long> latencies) {

	Moment {
		latencies = List.copyOf(latencies);
	}

	/** Of several nodes together. */
	static Moment sum(long second, List<Moment> moments) {
		Latencies latencies = new Latencies();
		moments.forEach((moment) -> latencies.add(Latencies.read(moment.latencies)));
		return new Moment(second, sum(moments, Moment::connections), sum(moments, Moment::instances),
				sum(moments, Moment::hibernated), sum(moments, Moment::rooms), sum(moments, Moment::actions),
				sum(moments, Moment::others), sum(moments, Moment::failed), sum(moments, Moment::bytes),
				sum(moments, Moment::snapshots), sum(moments, Moment::snapshotSize), sum(moments, Moment::heap),
				sum(moments, Moment::heapMax), moments.stream().mapToLong(Moment::pause).max().orElse(0),
				latencies.write());
	}

	private static long sum(List<Moment> moments, ToLongFunction<Moment> member) {
		return moments.stream().mapToLong(member).sum();
	}

}
