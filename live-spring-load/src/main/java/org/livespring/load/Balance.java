package org.livespring.load;

import java.util.Map;
import java.util.TreeMap;

/** Counts what happened to the components and connections of all clients. */
final class Balance {

	/** How often a component was restored after a lost connection. */
	int returned;

	/** Acknowledged actions that are missing in the restored state. */
	long lost;

	/**
	 * Actions in the restored state that were neither acknowledged nor of unknown
	 * outcome.
	 */
	long twice;

	/** Unanswered actions at a cut that turned out to have run. */
	int contained;

	/** Unanswered actions at a cut whose outcome stayed unknown. */
	int unknown;

	/** Actions of unknown outcome that a later restored state contained. */
	long turnedUp;

	/** Actions that a stopping node had not begun and that were sent again. */
	int again;

	/**
	 * Components that the server refused to restore, so that a browser would reload the
	 * page.
	 */
	int refused;

	/** Components that were forked, that is, restored as a copy. */
	int forked;

	/** How often a node sent a page to another node. */
	int elsewhere;

	/** Connection attempts without an answer. */
	int unopened;

	/** Errors of other kinds. */
	int failed;

	/** Number of ended connections by close code. */
	final Map<Integer, Integer> closed = new TreeMap<>();

	/** Returns the number of connections that ended with another code. */
	int closedOtherwise(int code) {
		return this.closed.entrySet()
			.stream()
			.filter((entry) -> entry.getKey() != code)
			.mapToInt(Map.Entry::getValue)
			.sum();
	}

	void report(Report report) {
		report.exact("acknowledged actions lost", this.lost, 0);
		report.exact("actions in the state that nobody acknowledged", this.twice, 0);
		report.exact("components refused: page reloads", this.refused, 0);
		report.exact("components forked", this.forked, 0);
		report.exact("other errors", this.failed, 0);
		report.tell("components restored", this.returned);
		report.tell("unanswered at a cut", this.contained + " done, " + this.unknown + " unknown (" + this.turnedUp
				+ " turned up later), " + this.again + " not sent");
	}

}
