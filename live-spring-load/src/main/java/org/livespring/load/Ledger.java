package org.livespring.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * The outcome of each call as its client knows it. It is compared with the effects that
 * the nodes recorded.
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
	 * Compares the outcomes with the effects.
	 * @param effects file with one line for each run of a call
	 * @param report gets the results
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

	/** The outcome of a call, as far as its client knows. */
	enum Outcome {

		/** Not answered yet. */
		SENT,
		/** Acknowledged, or contained in the restored state. */
		DONE,
		/** The server reported that it had not begun the call. */
		NOT_SENT,
		/** It is not known whether the call ran; it was not run again. */
		UNKNOWN,
		/** Answered with an error. */
		FAILED

	}

}
