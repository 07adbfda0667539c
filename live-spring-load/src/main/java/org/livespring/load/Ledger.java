package org.livespring.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * What each call was said to have come to, to be compared with the effects that the nodes
 * wrote down.
 */
final class Ledger {

	private final Map<String, Outcome> outcomes = new HashMap<>();

	void put(String call, Outcome outcome) {
		this.outcomes.put(call, outcome);
	}

	long count(Outcome outcome) {
		return this.outcomes.values().stream().filter((each) -> each == outcome).count();
	}

	int size() {
		return this.outcomes.size();
	}

	/**
	 * Compare with the effects.
	 * @param effects a line for each time that a call ran
	 * @param report told what is right
	 */
	void compare(Path effects, Report report) throws IOException {
		Map<String, Integer> ran = new HashMap<>();
		try (Stream<String> lines = Files.lines(effects)) {
			lines.forEach((call) -> ran.merge(call, 1, Integer::sum));
		}
		report.exact("calls that ran twice", ran.values().stream().filter((times) -> times > 1).count(), 0);
		report.exact("done, but without effect", count(ran, (outcome, times) -> outcome == Outcome.DONE && times == 0),
				0);
		report.exact("said to be not sent, but with effect",
				count(ran, (outcome, times) -> outcome == Outcome.NOT_SENT && times > 0), 0);
		report.exact("with effect, but never called",
				ran.keySet().stream().filter((call) -> !this.outcomes.containsKey(call)).count(), 0);
		report.exact("without any outcome", count(Outcome.SENT), 0);
		report.tell("unknown that ran", count(ran, (outcome, times) -> outcome == Outcome.UNKNOWN && times > 0) + " of "
				+ count(Outcome.UNKNOWN));
	}

	private long count(Map<String, Integer> ran, BiPredicate<Outcome, Integer> condition) {
		return this.outcomes.entrySet()
			.stream()
			.filter((entry) -> condition.test(entry.getValue(), ran.getOrDefault(entry.getKey(), 0)))
			.count();
	}

	/** What a call came to, as far as its client knows. */
	enum Outcome {

		/** Not answered yet. */
		SENT,
		/** Acknowledged, or contained in the state that came back. */
		DONE,
		/** The server said that it had not looked at it. */
		NOT_SENT,
		/** Nobody knows; it was not run again. */
		UNKNOWN,
		/** Answered with an error. */
		FAILED

	}

}
