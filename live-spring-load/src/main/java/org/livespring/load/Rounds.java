package org.livespring.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Measures alternatives in rounds: each has one turn in a round, in an order that is
 * shuffled for each round, and is compared with the others of the same round only.
 */
final class Rounds {

	private final Map<String, Turn> turns;

	private final Map<String, List<Double>> micros = new LinkedHashMap<>();

	private final Random random = new Random(1);

	/**
	 * Create rounds.
	 * @param turns what to measure, by name
	 */
	Rounds(Map<String, Turn> turns) {
		this.turns = turns;
		turns.keySet().forEach((name) -> this.micros.put(name, new ArrayList<>()));
	}

	/**
	 * Take turns.
	 * @param warmUp rounds that do not count
	 * @param rounds rounds that count
	 */
	void run(int warmUp, int rounds) throws InterruptedException {
		List<String> order = new ArrayList<>(this.turns.keySet());
		for (int round = 0; round < warmUp + rounds; round++) {
			Collections.shuffle(order, this.random);
			for (String name : order) {
				double micros = this.turns.get(name).take();
				if (round >= warmUp) {
					this.micros.get(name).add(micros);
				}
			}
		}
	}

	/** Median of the turns of one, in microseconds. */
	double micros(String name) {
		return Change.median(this.micros.get(name).stream().mapToDouble(Double::doubleValue).sorted().toArray());
	}

	/** What one costs more than another. */
	Change change(String name, String base) {
		return Change.of(this.micros.get(name), this.micros.get(base));
	}

	/** Some work. */
	@FunctionalInterface
	interface Turn {

		/**
		 * Do it.
		 * @return microseconds an action
		 */
		double take() throws InterruptedException;

	}

}
