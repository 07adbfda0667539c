package org.livespring.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What to measure.
 *
 * @param scenarios names of scenarios
 * @param connections how many clients
 * @param duration of one measurement
 * @param warmUp before each measurement
 * @param rate actions a second of all clients together, 0 for as many as go
 * @param idle how many clients in the scenario {@code idle}
 * @param kills how often the server is killed in the scenario {@code restart}
 * @param jvm more options for the server's Java
 */
record LoadOptions(List<String> scenarios, int connections, Duration duration, Duration warmUp, int rate, int idle,
		int kills, List<String> jvm) {

	static final List<String> SCENARIOS = List.of("counter", "rows", "form", "roundtrip", "idle", "cuts", "restart");

	static LoadOptions parse(String... args) {
		List<String> scenarios = new ArrayList<>();
		List<String> jvm = new ArrayList<>();
		int connections = 50;
		int seconds = 10;
		int warmUp = 10;
		int rate = 0;
		int idle = 1000;
		int kills = 3;
		for (String arg : args) {
			String value = arg.substring(arg.indexOf('=') + 1);
			switch (arg.startsWith("--") ? arg.substring(0, Math.max(2, arg.indexOf('='))) : "") {
				case "--connections" -> connections = Integer.parseInt(value);
				case "--seconds" -> seconds = Integer.parseInt(value);
				case "--warm-up" -> warmUp = Integer.parseInt(value);
				case "--rate" -> rate = Integer.parseInt(value);
				case "--idle" -> idle = Integer.parseInt(value);
				case "--kills" -> kills = Integer.parseInt(value);
				case "--jvm" -> jvm.addAll(Arrays.asList(value.split(" ")));
				default -> scenarios.add(arg);
			}
		}
		List<String> all = scenarios.isEmpty() ? SCENARIOS : List.copyOf(scenarios);
		for (String scenario : all) {
			if (!SCENARIOS.contains(scenario)) {
				throw new IllegalArgumentException("'" + scenario + "' is none of " + SCENARIOS
						+ " and no option (--connections= --seconds= --warm-up= --rate= --idle= --kills= --jvm=)");
			}
		}
		return new LoadOptions(all, connections, Duration.ofSeconds(seconds), Duration.ofSeconds(warmUp), rate, idle,
				kills, List.copyOf(jvm));
	}

	/** Nanoseconds between two actions of one of so many clients. */
	long interval(int clients) {
		return (this.rate == 0) ? 0 : 1_000_000_000L * clients / this.rate;
	}

}
