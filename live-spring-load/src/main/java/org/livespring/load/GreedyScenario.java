package org.livespring.load;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Lets one client send 10,000 actions per second and reconnect whenever the server closes
 * its connection.
 */
final class GreedyScenario implements Scenario {

	private static final int OTHERS = 50;

	private static final int RATE = 200;

	@Override
	public void run(LoadRun run) throws IOException, InterruptedException {
		try (LoadServer server = new LoadServer(run.options().jvm(), run.options().server()).awaitStart()) {
			List<LiveClient> others = run.start(OTHERS, () -> BusyScenario.client(run, server, Workload.counter("jte-"),
					LoadOptions.interval(RATE, OTHERS)));
			others.forEach(Client::act);
			run.loop().run(run.options().warmUp());
			Duration idle = server.cpu();
			double before = measure(run);
			Duration own = server.cpu();
			GreedyClient greedy = new GreedyClient(server.live(), server.mount("jte-counter"));
			greedy.start();
			double beside = measure(run);
			greedy.stop();
			run.report().tell("processor seconds of the server without it", seconds(own.minus(idle)));
			run.report().tell("processor seconds of the server with it", seconds(server.cpu().minus(own)));
			run.report().tell("greedy client", greedy);
			run.report().tell("others, action p99 without it", "%.2f ms".formatted(before));
			run.report().atMost("others, action p99 with it, factor", beside / before, 2, "");
			run.finish(others);
		}
	}

	private static String seconds(Duration time) {
		return "%.1f".formatted(time.toMillis() / 1000.0);
	}

	private static double measure(LoadRun run) {
		run.totals().meter().reset();
		run.loop().run(run.options().duration());
		return run.totals().meter().percentile(99);
	}

}
