package org.livespring.load;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;

/** One of eleven clients never reads. */
final class SlowScenario implements Scenario {

	private static final int OTHERS = 10;

	private static final int RATE = 100;

	/** Requests for more than 20 KB each; fewer than may wait for a component. */
	private static final int REQUESTS = 900;

	@Override
	public void run(LoadRun run) throws IOException, InterruptedException {
		try (LoadServer server = BusyScenario.server(run.options())) {
			Workload rows = Workload.rows("jte-");
			List<LiveClient> others = run.start(OTHERS,
					() -> BusyScenario.client(run, server, rows, LoadOptions.interval(RATE, OTHERS)));
			LiveClient slow = run.start(1, () -> BusyScenario.client(run, server, rows, 0)).get(0);
			others.forEach(Client::act);
			run.loop().run(run.options().warmUp());
			run.totals().meter().reset();
			long begin = System.nanoTime();
			slow.starve(REQUESTS);
			CompletableFuture<Double> closed = CompletableFuture.supplyAsync(() -> closed(server, begin));
			run.await(closed::isDone, "the slow client was not closed");
			run.report().atMost("slow client closed after", closed.join(), 3, "s");
			run.seconds(5);
			run.report().atMost("others, action p99", run.totals().meter().percentile(99), 200, "ms");
			run.finish(others);
			slow.close();
		}
	}

	private static double closed(LoadServer server, long begin) {
		Awaitility.await().forever().pollInterval(Duration.ofMillis(50)).until(() -> server.connections() <= OTHERS);
		return (System.nanoTime() - begin) / 1e9;
	}

}
