package org.livespring.dashboard;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.livespring.observe.CallSum;

import static org.assertj.core.api.Assertions.assertThat;

class NodeBoardTests {

	private final NodeBoard board = new NodeBoard();

	@Test
	void secondsOfNodesThatCountDifferentlyAreAddedUp() {
		this.board.add(Reports.report("a", Reports.moment(1000, 3), Reports.moment(999, 2)), 50);
		this.board.add(Reports.report("b", Reports.moment(7, 10), Reports.moment(6, 20)), 50);
		Frame frame = this.board.frame(50);
		assertThat(connections(Frame.together(frame.chosen("")))).endsWith(22L, 13L);
		assertThat(connections(Frame.together(frame.chosen("b")))).endsWith(20L, 10L);
	}

	@Test
	void silentNodeIsGoneAndThenForgotten() {
		this.board.add(Reports.report("a", Reports.moment(1, 3)), 10);
		this.board.add(Reports.report("b", Reports.moment(1, 4)), 10);
		this.board.add(Reports.report("b", Reports.moment(6, 4)), 15);
		Frame frame = this.board.frame(15);
		assertThat(frame.nodes()).extracting(Frame.Node::gone).containsExactly(true, false);
		assertThat(frame.chosen("")).extracting(Frame.Node::id).containsExactly("b");
		assertThat(frame.chosen("a")).extracting(Frame.Node::silence).containsExactly(5L);
		assertThat(this.board.frame(10 + NodeBoard.REMEMBERED + 1).nodes()).extracting(Frame.Node::id)
			.containsExactly("b");
	}

	@Test
	void lateReportDoesNotMoveTheSecondsOfItsNode() {
		this.board.add(Reports.report("a", Reports.moment(1, 1)), 10);
		this.board.add(Reports.report("a", Reports.moment(2, 2)), 12);
		this.board.add(Reports.report("a", Reports.moment(3, 3)), 12);
		assertThat(connections(Frame.together(this.board.frame(12).chosen("a")))).endsWith(1L, 2L, 3L);
	}

	@Test
	void secondsOlderThanTwoMinutesAreForgotten() {
		for (int second = 1; second <= 500; second++) {
			this.board.add(Reports.report("a", Reports.moment(second, second)), second);
		}
		List<@Nullable Moment> moments = Frame.together(this.board.frame(500).chosen(""));
		assertThat(moments).hasSize(NodeWatch.MEMORY).doesNotContainNull();
		assertThat(connections(moments)).startsWith(381L).endsWith(500L);
	}

	@Test
	void latenciesOfAllNodesAreThoseOfAllCalls() {
		this.board.add(Reports.report("a", Reports.moment(1, 1, 1_000_000, 1_000_000, 1_000_000)), 1);
		this.board.add(Reports.report("b", Reports.moment(1, 1, 500_000_000)), 1);
		List<@Nullable Moment> moments = Frame.together(this.board.frame(1).chosen(""));
		CallSum all = Objects.requireNonNull(moments.get(NodeWatch.MEMORY - 1)).fromBrowsers();
		assertThat(all.quantile(0.5)).isBetween(1_000_000L, 1_200_000L);
		assertThat(all.get(CallSum.Figure.SLOWEST)).isEqualTo(500_000_000);
	}

	private static List<Long> connections(List<@Nullable Moment> moments) {
		return moments.stream().filter(Objects::nonNull).map(Moment::connections).toList();
	}

}
