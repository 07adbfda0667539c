package org.livespring.dashboard;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonFormat;

import org.livespring.observe.CallSum;
import org.livespring.observe.CallSum.Figure;

/**
 * The figures of a node in one second: calls in that second, sizes at its end. Two
 * minutes of moments must fit into one message.
 *
 * @param second the second, by the count of the reporting node
 * @param connections open connections
 * @param instances components that are awake
 * @param hibernated components that are asleep
 * @param rooms rooms with members
 * @param fromBrowsers calls that browsers made
 * @param others all other calls: mounts, events, tasks; without their latencies
 * @param heap bytes of the heap in use
 * @param heapMax maximum size of the heap in bytes
 * @param pause milliseconds for which garbage collectors paused the node
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
record Moment(long second, long connections, long instances, long hibernated, long rooms,
		@JsonFormat(shape = JsonFormat.Shape.ARRAY) CallSum fromBrowsers,
		@JsonFormat(shape = JsonFormat.Shape.ARRAY) CallSum others, long heap, long heapMax, long pause) {

	/** The moment of no node: all figures are zero. */
	static final Moment NONE = new Moment(0, 0, 0, 0, 0, new CallSum(), new CallSum(), 0, 0, 0);

	Moment {
		others = new CallSum(others.figures(), Map.of());
	}

	/** Adds the moment of another node. */
	Moment plus(Moment other) {
		return new Moment(this.second, this.connections + other.connections, this.instances + other.instances,
				this.hibernated + other.hibernated, this.rooms + other.rooms,
				this.fromBrowsers.plus(other.fromBrowsers), this.others.plus(other.others), this.heap + other.heap,
				this.heapMax + other.heapMax, Math.max(this.pause, other.pause));
	}

	/** Returns a figure of all calls. */
	long all(Figure figure) {
		return this.fromBrowsers.get(figure) + this.others.get(figure);
	}

}
