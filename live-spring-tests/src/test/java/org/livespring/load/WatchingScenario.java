package org.livespring.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import org.livespring.autoconfigure.LiveProfilerAutoConfiguration;
import org.livespring.test.LiveComponentState;

/**
 * What meters and profiles cost: applications that are watched differently take turns in
 * this process, so that the compiler and other work on the machine disturb all of them
 * alike. First the engine alone, then whole actions over connections, by the processor
 * time of all threads but the one that drives the clients.
 */
final class WatchingScenario implements Scenario {

	private static final String NO_METERS = "live.monitoring.enabled=false";

	private static final String NO_PROFILER = "spring.autoconfigure.exclude="
			+ LiveProfilerAutoConfiguration.class.getName();

	private static final int CONNECTIONS = 10;

	private static final int WARM_UP = 40;

	/** Turns in a second of the measurement. */
	private static final int TURNS = 30;

	private static final Duration TURN = Duration.ofMillis(250);

	private static final double MOST_PERCENT = 5;

	@Override
	public void run(LoadRun run) throws IOException, InterruptedException {
		Map<String, EngineCost> engines = new LinkedHashMap<>();
		engines.put("nothing there", new EngineCost(false, List.of(NO_METERS, NO_PROFILER)));
		engines.put("nothing on", new EngineCost(false, List.of(NO_METERS)));
		engines.put("meters", new EngineCost(false, List.of()));
		engines.put("profile", new EngineCost(true, List.of(NO_METERS)));
		engines.put("meters and profile", new EngineCost(true, List.of()));
		measureEngines(run, engines);
		measureActions(run, engines);
		engines.values().forEach(EngineCost::close);
	}

	private static void measureEngines(LoadRun run, Map<String, EngineCost> engines) throws InterruptedException {
		long turns = TURNS * run.options().duration().toSeconds();
		for (int turn = 0; turn < WARM_UP + turns; turn++) {
			for (EngineCost engine : engines.values()) {
				engine.turn(turn >= WARM_UP);
			}
		}
		print("engine alone", engines, EngineCost::micros, run.report());
	}

	private static void measureActions(LoadRun run, Map<String, EngineCost> engines) {
		Map<String, Clients> clients = new LinkedHashMap<>();
		engines.forEach((name, engine) -> clients.put(name, new Clients(run, new Visitor(engine.address()))));
		long warmUp = run.options().warmUp().dividedBy(TURN);
		long turns = run.options().duration().dividedBy(TURN);
		for (int turn = 0; turn < warmUp + turns; turn++) {
			boolean counts = turn >= warmUp;
			clients.values().forEach((each) -> each.turn(counts));
		}
		print("over connections, processor time", clients, Clients::micros, run.report());
		clients.values().forEach(Clients::close);
	}

	private static <T> void print(String what, Map<String, T> measured, ToDoubleFunction<T> micros, Report report) {
		System.out.println("  " + what + ", microseconds an action");
		double base = micros.applyAsDouble(measured.get("nothing there"));
		measured.forEach((name, each) -> {
			double value = micros.applyAsDouble(each);
			report.tell(name, String.format(Locale.ROOT, "%.2f %+.1f %%", value, percent(value, base)));
		});
		report.atMost("what a profile adds", percent(micros.applyAsDouble(measured.get("profile")), base), MOST_PERCENT,
				"%");
	}

	private static double percent(double value, double base) {
		return (value / base - 1) * 100;
	}

	/** Clients of one application, which wait for their turn. */
	private static final class Clients {

		private final LoadRun run;

		private final LoadTotals totals = new LoadTotals();

		private final List<LiveClient> clients;

		private final List<Double> turns = new ArrayList<>();

		Clients(LoadRun run, Visitor visitor) {
			this.run = run;
			Workload work = Workload.counter("");
			this.clients = run.start(run.options().connections(CONNECTIONS), () -> {
				// The page gives the cookie that the connection needs
				List<LiveComponentState> components = visitor.open(work.component(), 1);
				return new LiveClient(run.loop(), visitor.live(), components, work, this.totals, 0);
			});
		}

		void turn(boolean counts) {
			this.totals.meter().reset();
			ThreadTimes before = ThreadTimes.now();
			this.clients.forEach(Client::act);
			this.run.loop().run(TURN);
			this.clients.forEach(Client::pause);
			this.run.await(() -> this.clients.stream().allMatch(Client::isIdle), "not all actions were answered");
			if (counts) {
				this.turns.add(ThreadTimes.now().since(before) / 1e3 / this.totals.meter().count());
			}
		}

		/** Median of the turns. */
		double micros() {
			return this.turns.stream().sorted().skip(this.turns.size() / 2).findFirst().orElseThrow();
		}

		void close() {
			this.clients.forEach(Client::close);
		}

	}

}
