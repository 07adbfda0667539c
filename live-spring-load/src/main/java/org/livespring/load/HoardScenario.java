package org.livespring.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.livespring.load.wire.LiveComponentState;

/**
 * Somebody wants all the memory of a node with many connections, each within its limits,
 * while others work.
 */
final class HoardScenario implements Scenario {

	private static final int OTHERS = 50;

	private static final int HOARDERS = 200;

	private static final long MEGABYTE = 1024 * 1024;

	private static final int QUIET_SECONDS = 60;

	/** What is allowed to a client by default. */
	private static final List<String> DEFAULTS = List.of("--live.limits.client-connections=1000",
			"--live.limits.client-handshakes=50", "--live.limits.client-bandwidth=5MB");

	@Override
	public void run(LoadRun run) throws IOException, InterruptedException {
		List<String> jvm = new ArrayList<>(run.options().jvm());
		jvm.add("-XX:+ExitOnOutOfMemoryError");
		List<String> arguments = new ArrayList<>(DEFAULTS);
		arguments.addAll(run.options().server());
		try (LoadServer server = new LoadServer(jvm, arguments).awaitStart()) {
			long interval = LoadOptions.interval(run.options().rate(200), OTHERS);
			Workload counter = Workload.counter("jte-");
			List<LiveComponentState> counters = Stream.generate(() -> server.mount(counter.component()))
				.limit(OTHERS)
				.toList();
			AtomicInteger started = new AtomicInteger();
			List<LiveClient> others = run.start(OTHERS, () -> {
				int number = started.getAndIncrement();
				return new LiveClient(run.loop(), server.live().from("127.0.2." + (1 + number)),
						List.of(counters.get(number)), counter, run.totals(), interval);
			});
			others.forEach(Client::act);
			run.loop().run(run.options().warmUp());
			long heap = server.heap();
			double before = measure(run);
			List<Hoarder> hoarders = new ArrayList<>();
			for (int i = 0; i < run.options().connections(HOARDERS); i++) {
				hoarders.add(new Hoarder(server, "127.0.1.1"));
			}
			AtomicInteger missed = new AtomicInteger();
			double beside;
			try (Hoarder.Crowd crowd = new Hoarder.Crowd(hoarders);
					HealthChecks checks = new HealthChecks(List.of(server.address()), 1, missed::incrementAndGet)) {
				beside = measure(run);
				run.report().tell("hoarders", crowd);
			}
			run.report().exact("the server has ended", server.isRunning() ? 0 : 1, 0);
			run.report().exact("health checks without an answer within a second", missed.get(), 0);
			run.report().tell("others, action p99 without them", "%.2f ms".formatted(before));
			run.report().atMost("others, action p99 with them, factor", beside / before, 2, "");
			run.seconds(QUIET_SECONDS);
			run.report().atMost("heap more than before", (server.heap() - heap) / (double) MEGABYTE, 5, "MB");
			run.finish(others);
		}
	}

	private static double measure(LoadRun run) {
		run.totals().meter().reset();
		run.loop().run(run.options().duration());
		return run.totals().meter().percentile(99);
	}

}
