package org.livespring.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The options of a run.
 *
 * @param scenarios names of scenarios
 * @param values values of options by name
 * @param jvm further JVM options of servers
 * @param server further arguments of servers
 */
record LoadOptions(List<String> scenarios, Map<String, Integer> values, List<String> jvm, List<String> server) {

	private static final Set<String> NAMES = Set.of("connections", "components", "seconds", "warm-up", "rate", "idle",
			"settle", "kills", "nodes", "actions", "reconnects", "redis", "checks", "messages", "pages", "mounts",
			"members");

	static LoadOptions parse(Set<String> known, String... args) {
		List<String> scenarios = new ArrayList<>();
		Map<String, Integer> values = new HashMap<>();
		List<String> jvm = new ArrayList<>();
		List<String> server = new ArrayList<>();
		for (String arg : args) {
			String value = arg.substring(arg.indexOf('=') + 1);
			String name = arg.startsWith("--") ? arg.substring(2, Math.max(2, arg.indexOf('='))) : "";
			if (name.equals("jvm")) {
				jvm.addAll(Arrays.asList(value.split(" ")));
			}
			else if (name.equals("server")) {
				server.addAll(Arrays.stream(value.split(" ")).map((each) -> "--" + each).toList());
			}
			else if (NAMES.contains(name)) {
				values.put(name, Integer.valueOf(value));
			}
			else if (known.contains(arg)) {
				scenarios.add(arg);
			}
			else {
				throw new IllegalArgumentException("'" + arg + "' is no scenario (" + String.join(" ", known)
						+ ") and no option (--jvm= --server= --" + String.join("= --", NAMES) + "=)");
			}
		}
		return new LoadOptions(scenarios.isEmpty() ? List.copyOf(known) : scenarios, values, jvm, server);
	}

	private int value(String name, int otherwise) {
		return this.values.getOrDefault(name, otherwise);
	}

	/** Returns the same options with a Redis that the nodes share. */
	LoadOptions withRedis() {
		Map<String, Integer> values = new HashMap<>(this.values);
		values.put("redis", 1);
		return new LoadOptions(this.scenarios, values, this.jvm, this.server);
	}

	/** Whether nodes share a Redis. */
	boolean redis() {
		return value("redis", 0) != 0;
	}

	/** Seconds between two health checks of the load balancer, 0 for none. */
	int checks() {
		return value("checks", 0);
	}

	/** Numbers published in the scenario {@code rooms}. */
	int messages() {
		return value("messages", 20_000);
	}

	/** Pages rendered while a room publishes in the scenario {@code rooms}. */
	int pages() {
		return value("pages", 1000);
	}

	/** Pages that are opened and dropped in the scenario {@code flapping}. */
	int mounts() {
		return value("mounts", 2000);
	}

	/** Members of the largest room in the scenario {@code chat}. */
	int members() {
		return value("members", 2000);
	}

	int nodes() {
		return value("nodes", 2);
	}

	/** Number of clients. */
	int connections(int otherwise) {
		return value("connections", otherwise);
	}

	/** Components per page. */
	int components() {
		return value("components", 2);
	}

	/** Length of a measurement. */
	Duration duration() {
		return Duration.ofSeconds(value("seconds", 10));
	}

	/** Time before a measurement. */
	Duration warmUp() {
		return Duration.ofSeconds(value("warm-up", 10));
	}

	/** Clients in the scenario {@code idle}. */
	int idle() {
		return value("idle", 1000);
	}

	/** Seconds to wait before memory is measured. */
	int settle() {
		return value("settle", 1);
	}

	/** How often the server is killed in the scenario {@code restart}. */
	int kills() {
		return value("kills", 3);
	}

	/** Actions in the scenario {@code cuts}. */
	int actions() {
		return value("actions", 10_000);
	}

	/** How often each client reconnects in the scenario {@code flapping}. */
	int reconnects() {
		return value("reconnects", 30);
	}

	/** Actions per second of all clients together, 0 for as many as possible. */
	int rate(int otherwise) {
		return value("rate", otherwise);
	}

	/** Nanoseconds between two actions of one component. */
	static long interval(int rate, int components) {
		return (rate == 0) ? 0 : 1_000_000_000L * components / rate;
	}

}
