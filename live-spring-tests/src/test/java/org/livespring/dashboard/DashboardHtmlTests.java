package org.livespring.dashboard;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.livespring.observe.CallSum;

import static org.assertj.core.api.Assertions.assertThat;

class DashboardHtmlTests {

	private final NodeBoard board = new NodeBoard();

	@Test
	void callsOfAllNodesAreOneRow() {
		CallSum fast = Reports.calls(0, 1_000_000, 1_000_000, 1_000_000);
		CallSum slow = Reports.calls(1, 80_000_000);
		this.board.add(Reports.report("a", List.of(new CallReport("counter", "increment", fast)), Reports.moment(1, 1)),
				1);
		this.board.add(Reports.report("b", List.of(new CallReport("counter", "increment", slow)), Reports.moment(1, 1)),
				1);
		assertThat(write("")).containsPattern("increment <small>counter</small></th><td>4</td><td class=\"bad\">1</td>"
				+ "<td>1\\.\\d* ms</td><td>80 ms</td><td>80 ms</td>");
		assertThat(write("a"))
			.containsPattern("increment <small>counter</small></th><td>3</td><td>0</td>.*<td>1 ms</td>");
	}

	@Test
	void textIsEscaped() {
		List<CallReport> calls = List.of(new CallReport("<b>", "\"><script>", Reports.calls(0, 1)));
		this.board.add(Reports.report("a\"b", calls, Reports.moment(1, 1)), 1);
		assertThat(write("")).doesNotContain("<script", "<b>\"", "a\"b")
			.contains("&quot;&gt;&lt;script&gt; <small>&lt;b&gt;</small>", "host-a&quot;b");
	}

	@Test
	void nodeThatFellSilentIsShownAsGone() {
		this.board.add(Reports.report("a", Reports.moment(1, 1)), 1);
		assertThat(write("a")).contains("up 1 min").doesNotContain("gone");
		String gone = new DashboardHtml(this.board.frame(9), "a").write();
		assertThat(gone).contains("class=\"node gone\"", "gone for 8 s", "0 alive");
	}

	@Test
	void componentsThatSleepAreCountedApart() {
		this.board.add(Reports.report("a", Reports.moment(1, 5)), 1);
		this.board.add(Reports.report("b", Reports.moment(1, 5)), 1);
		assertThat(write("")).contains("<dt>Components</dt><dd>20 <small>10 asleep</small></dd>")
			.contains("counter</th><td>4</td><td>6</td>");
	}

	@Test
	void withoutNodesEverythingIsEmpty() {
		assertThat(write("")).contains("0 alive", "Nothing was called.", "No component is alive.");
	}

	@Test
	void styleAndScriptAreElsewhere() {
		this.board.add(Reports.report("a", Reports.moment(1, 1)), 1);
		assertThat(write("")).doesNotContain("style=", "<style", "<script").doesNotContainPattern(" on[a-z]+=");
	}

	@ParameterizedTest
	@CsvSource({ "59, 59 s", "61, 1 min", "7300, 2 h 1 min", "180000, 2 d 2 h" })
	void uptimeHasTwoUnitsAtMost(long seconds, String text) {
		assertThat(DashboardHtml.uptime(seconds)).isEqualTo(text);
	}

	private String write(String node) {
		return new DashboardHtml(this.board.frame(1), node).write();
	}

}
