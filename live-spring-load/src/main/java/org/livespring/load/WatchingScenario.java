package org.livespring.load;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import org.livespring.operations.LiveProfilerAutoConfiguration;

/**
 * Measures what meters and profiles cost. Applications with different monitoring take
 * turns in this process, first their engines alone, then whole actions over connections.
 * The cost is processor time of threads, so that other work on the machine has little
 * influence. A profile is compared with the same application without it. Two equal
 * applications show the error of a comparison of two applications.
 */
final class WatchingScenario implements Scenario {

	private static final String NO_METERS = "live.monitoring.enabled=false";

	private static final String NO_PROFILER = "spring.autoconfigure.exclude="
			+ LiveProfilerAutoConfiguration.class.getName();

	private static final String BARE = "no meters, no profiler";

	private static final String AGAIN = "no meters, no profiler, once more";

	private static final String OFF = "no meters, idle profiler";

	private static final String PROFILE = "profile";

	private static final String METERS = "meters";

	private static final String BOTH = "meters and profile";

	/** Rounds per second of the measurement. */
	private static final int ENGINE_ROUNDS = 20;

	private static final Duration TURN = Duration.ofMillis(25);

	private static final double PROFILE_PERCENT = 5;

	/** Limit in percent, the smallest difference that can be measured. */
	private static final double OFF_PERCENT = 1;

	@Override
	public void run(LoadRun run) throws IOException, InterruptedException {
		EngineCost bare = new EngineCost(NO_METERS, NO_PROFILER);
		EngineCost again = new EngineCost(NO_METERS, NO_PROFILER);
		EngineCost off = new EngineCost(NO_METERS);
		EngineCost meters = new EngineCost();
		List<EngineCost> engines = List.of(bare, again, off, meters);
		Map<EngineCost, WatchedClients> clients = new LinkedHashMap<>();
		engines.forEach((engine) -> clients.put(engine, new WatchedClients(run, engine.address())));
		LoadOptions options = run.options();
		Rounds alone = measure("engine alone", run.report(), rounds(bare, again, off, meters, (engine) -> engine::turn),
				options, ENGINE_ROUNDS);
		// Over connections, two equal applications differ by more than this limit
		run.report().atMost("what a profiler without a profile adds", alone.change(OFF, BARE), OFF_PERCENT);
		Rounds whole = measure("over connections", run.report(),
				rounds(bare, again, off, meters, (engine) -> () -> clients.get(engine).turn(TURN)), options,
				(int) (1000 / TURN.toMillis()));
		run.report().atMost("what a profile adds", whole.change(PROFILE, OFF), PROFILE_PERCENT);
		clients.values().forEach(WatchedClients::close);
		engines.forEach(EngineCost::close);
	}

	private static Rounds rounds(EngineCost bare, EngineCost again, EngineCost off, EngineCost meters,
			Function<EngineCost, Rounds.Turn> turn) {
		Map<String, Rounds.Turn> turns = new LinkedHashMap<>();
		turns.put(BARE, turn.apply(bare));
		turns.put(AGAIN, turn.apply(again));
		turns.put(OFF, turn.apply(off));
		turns.put(PROFILE, EngineCost.profiled(off, turn.apply(off)));
		turns.put(METERS, turn.apply(meters));
		turns.put(BOTH, EngineCost.profiled(meters, turn.apply(meters)));
		return new Rounds(turns);
	}

	private static Rounds measure(String what, Report report, Rounds rounds, LoadOptions options, int aSecond)
			throws InterruptedException {
		rounds.run((int) (aSecond * options.warmUp().toSeconds()), (int) (aSecond * options.duration().toSeconds()));
		System.out.println("  " + what + ", microseconds of processor time an action");
		report.tell(BARE, String.format(Locale.ROOT, "%.2f", rounds.micros(BARE)));
		for (String name : List.of(AGAIN, OFF, METERS, PROFILE, BOTH)) {
			report.tell(name, String.format(Locale.ROOT, "%.2f %s", rounds.micros(name), rounds.change(name, BARE)));
		}
		report.tell("what a profile adds without meters", rounds.change(PROFILE, OFF));
		report.tell("what a profile adds to meters", rounds.change(BOTH, METERS));
		return rounds;
	}

}
