package org.livespring.load;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.livespring.redis.RedisProcess;

/** Redis dies, hangs and comes back empty; each node serves its own users on. */
final class RedisScenario implements Scenario {

	private static final int KILLED_SECONDS = 10;

	private static final int HUNG_SECONDS = 20;

	@Override
	public void run(LoadRun run) throws IOException, InterruptedException {
		try (Cluster cluster = new Cluster(run.options().withRedis())) {
			RedisProcess redis = cluster.redis();
			// What is claimed in Redis cannot go on without it
			List<LiveClient> clients = CrashScenario.normalLoad(run, cluster, Workload.TALLY);
			during("killed", KILLED_SECONDS, redis::kill, run);
			during("back", KILLED_SECONDS, redis::restart, run);
			during("hung", HUNG_SECONDS, redis::hang, run);
			redis.resume();
			during("emptied", KILLED_SECONDS, redis::flush, run);
			run.finish(clients);
			run.totals().ledger().compare(cluster.effects(), run.report());
		}
	}

	private static void during(String what, int seconds, Runnable event, LoadRun run) {
		int ended = run.totals().balance().closedOtherwise(0);
		run.totals().meter().reset();
		CompletableFuture<?> happened = CompletableFuture.runAsync(event);
		run.seconds(seconds);
		happened.join();
		run.report()
			.exact("Redis " + what + ": connections ended", run.totals().balance().closedOtherwise(0) - ended, 0);
		run.report().atMost("Redis " + what + ": action p99", run.totals().meter().percentile(99), 50, "ms");
	}

}
