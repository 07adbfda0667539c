package org.livespring.dashboard;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * The figures of all nodes at the end of a second.
 *
 * @param second the second, by the count of this node
 * @param nodes the nodes, by name
 */
record Frame(long second, List<Node> nodes) {

	static final Frame EMPTY = new Frame(0, List.of());

	/** Returns the node with an id, {@code null} if there is none. */
	@Nullable Node node(String id) {
		return this.nodes.stream().filter((node) -> node.id().equals(id)).findFirst().orElse(null);
	}

	/** Returns the nodes to show: the chosen one, or all that are alive. */
	List<Node> chosen(String id) {
		Node node = node(id);
		return (node != null) ? List.of(node) : this.nodes.stream().filter((each) -> !each.gone()).toList();
	}

	/**
	 * Adds up the last two minutes of several nodes.
	 * @param nodes the nodes
	 * @return a moment for each second, {@code null} for a second without a report of any
	 * node
	 */
	static List<@Nullable Moment> together(List<Node> nodes) {
		return IntStream.range(0, NodeWatch.MEMORY)
			.<@Nullable Moment>mapToObj((second) -> nodes.stream()
				.map((node) -> node.moments().get(second))
				.filter(Objects::nonNull)
				.reduce(Moment::plus)
				.orElse(null))
			.toList();
	}

	/**
	 * A node and its last two minutes.
	 *
	 * @param report its last report
	 * @param gone whether it has stopped reporting
	 * @param silence seconds since its last report
	 * @param moments a moment for each of the last seconds, {@code null} for a second
	 * without a report
	 */
	record Node(NodeReport report, boolean gone, long silence, List<@Nullable Moment> moments) {

		String id() {
			return this.report.node();
		}

		String name() {
			return this.report.name();
		}

	}

}
