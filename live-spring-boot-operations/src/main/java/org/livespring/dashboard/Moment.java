package org.livespring.dashboard;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonFormat;

import org.livespring.observe.CallSum;
import org.livespring.observe.CallSum.Figure;

/**
 * What a node did in one second, and what it had at its end. Two minutes of them have to
 * fit into a message.
 *
 * @param second the second, by the node's own count
 * @param connections open connections
 * @param instances components that are awake
 * @param hibernated components that are asleep
 * @param rooms rooms with members
 * @param fromBrowsers calls that browsers made
 * @param others all other calls: mounts, events, tasks; without their latencies
 * @param heap bytes of the heap in use
 * @param heapMax bytes the heap may have
 * @param pause milliseconds the garbage collectors stopped the node
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
record Moment(long second, long connections, long instances, long hibernated, long rooms,
		@JsonFormat(shape = JsonFormat.Shape.ARRAY) CallSum fromBrowsers,
		@JsonFormat(shape = JsonFormat.Shape.ARRAY) CallSum others, long heap, long heapMax, long pause) {

	/** Of no node. */
	static final Moment NONE = new Moment(0, 0, 0, 0, 0, new CallSum(), new CallSum(), 0, 0, 0);

	Moment {
		others = new CallSum(others.figures(), Map.of());
	}

	/** Of several nodes together. */
	Moment plus(Moment other) {
		return new Moment(this.second, this.connections + other.connections, this.instances + other.instances,
				this.hibernated + other.hibernated, this.rooms + other.rooms,
				this.fromBrowsers.plus(other.fromBrowsers), this.others.plus(other.others), this.heap + other.heap,
				this.heapMax + other.heapMax, Math.max(this.pause, other.pause));
	}

	/** A figure of all calls. */
	long all(Figure figure) {
		return this.fromBrowsers.get(figure) + this.others.get(figure);
	}

}
