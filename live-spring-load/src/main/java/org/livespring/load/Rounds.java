package org.livespring.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Measures alternatives in rounds. Each alternative has one turn in a round, in random
 * order, and is compared only with the others of the same round.
 */
final class Rounds {

	private final Map<String, Turn> turns;

	private final Map<String, List<Double>> micros = new LinkedHashMap<>();

	private final Random random = new Random(1);

	/**
	 * Creates rounds.
	 * @param turns the alternatives by name
	 */
	Rounds(Map<String, Turn> turns) {
		this.turns = turns;
		turns.keySet().forEach((name) -> this.micros.put(name, new ArrayList<>()));
	}

	/**
	 * Runs the rounds.
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

	/** Returns the median of the turns of an alternative, in microseconds. */
	double micros(String name) {
		return Change.median(this.micros.get(name).stream().mapToDouble(Double::doubleValue).sorted().toArray());
	}

	/** Returns the relative difference between an alternative and a base. */
	Change change(String name, String base) {
		return Change.of(this.micros.get(name), this.micros.get(base));
	}

	/** The work of an alternative in a round. */
	@FunctionalInterface
	interface Turn {

		/**
		 * Does the work.
		 * @return microseconds per action
		 */
		double take() throws InterruptedException;

	}

}
