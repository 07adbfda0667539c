package org.livespring.load;

import java.util.Map;
import java.util.TreeMap;

/** What became of the components and connections of all clients together. */
final class Balance {

	/** Times a component came back after a lost connection. */
	int returned;

	/** Acknowledged actions that the component does not contain. */
	long lost;

	/** Actions that the component contains although nobody said so. */
	long twice;

	/** Actions under way at the cut that had run. */
	int contained;

	/** Actions under way at the cut of which nobody knows. */
	int unknown;

	/** Of these, those that a state contained that came back later. */
	long turnedUp;

	/** Actions that were not looked at before a node stopped, and sent anew. */
	int again;

	/** Components that the server refused to take back: a browser loads the page. */
	int refused;

	/** Components that came back as a copy of themselves. */
	int forked;

	/** Times a node sent a page to another one. */
	int elsewhere;

	/** Attempts to connect that nobody answered. */
	int unopened;

	/** Errors of other kinds. */
	int failed;

	/** How connections ended, by close code. */
	final Map<Integer, Integer> closed = new TreeMap<>();

	/** Connections that ended by other codes than this one. */
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
		report.tell("came back", this.returned);
		report.tell("under way at a cut", this.contained + " done, " + this.unknown + " unknown (" + this.turnedUp
				+ " turned up later), " + this.again + " not sent");
	}

}
