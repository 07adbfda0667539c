package org.livespring.dashboard;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;

/** The reports of all nodes. Seconds are by the count of this node. Thread-safe. */
final class NodeBoard {

	/** Seconds without a report after which a node counts as gone. */
	static final int SILENCE = 4;

	/** Seconds for which a node that is gone is shown. */
	static final int REMEMBERED = 60;

	/** Most nodes that are shown. */
	private static final int MOST_NODES = 200;

	/**
	 * Most seconds by which clocks and the network may shift the seconds of another node.
	 */
	private static final int TOLERANCE = 2;

	private final Map<String, History> nodes = new HashMap<>();

	synchronized void clear() {
		this.nodes.clear();
	}

	synchronized void add(NodeReport report, long second) {
		if (this.nodes.size() >= MOST_NODES && !this.nodes.containsKey(report.node())) {
			return;
		}
		this.nodes.computeIfAbsent(report.node(), (node) -> new History(report, second)).add(report, second);
	}

	/** Returns the figures of all nodes at the end of a second. */
	synchronized Frame frame(long second) {
		this.nodes.values().removeIf((history) -> second - history.heard > REMEMBERED);
		return new Frame(second,
				this.nodes.values()
					.stream()
					.map((history) -> history.node(second))
					.sorted(Comparator.comparing(Frame.Node::name).thenComparing(Frame.Node::id))
					.toList());
	}

	/** The last two minutes of a node. Guarded by the lock of the board. */
	private static final class History {

		private final NavigableMap<Long, Moment> moments = new TreeMap<>();

		private NodeReport last;

		private long heard;

		/** Difference between the count of seconds of that node and of this node. */
		private long shift;

		History(NodeReport first, long second) {
			this.last = first;
			this.shift = second - first.now().second();
		}

		void add(NodeReport report, long second) {
			long shift = second - report.now().second();
			if (Math.abs(shift - this.shift) > TOLERANCE) {
				this.shift = shift;
			}
			this.last = report;
			this.heard = second;
			report.before().forEach(this::add);
			add(report.now());
			this.moments.headMap(second - NodeWatch.MEMORY, true).clear();
		}

		private void add(Moment moment) {
			this.moments.put(moment.second() + this.shift, moment);
		}

		Frame.Node node(long second) {
			List<@Nullable Moment> moments = LongStream.rangeClosed(second - NodeWatch.MEMORY + 1, second)
				.<@Nullable Moment>mapToObj(this.moments::get)
				.toList();
			return new Frame.Node(this.last, second - this.heard > SILENCE, second - this.heard, moments);
		}

	}

}
