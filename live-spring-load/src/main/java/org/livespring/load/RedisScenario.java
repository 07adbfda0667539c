package org.livespring.load;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;

import org.livespring.load.wire.RedisProcess;

/**
 * Kills, hangs and empties Redis. Each node continues to serve its own users, and rooms
 * recover the missed events.
 */
final class RedisScenario implements Scenario {

	private static final int KILLED_SECONDS = 10;

	private static final int HUNG_SECONDS = 20;

	/** Members of the room; each is rendered for each number. */
	private static final int MEMBERS = 10;

	/** Seconds until the JIT compilers of the nodes have done their work. */
	private static final int WARM_UP_SECONDS = 15;

	/** Numbers published per second. */
	private static final int RATE = 50;

	private static final int LIMIT_SECONDS = 30;

	@Override
	public void run(LoadRun run) throws IOException, InterruptedException {
		try (Cluster cluster = new Cluster(run.options().withRedis(), "--management.health.redis.enabled=false",
				"--management.endpoint.health.show-details=always")) {
			RedisProcess redis = cluster.redis();
			List<LiveClient> members = cluster.open(run.loop(), run.totals(), Workload.FEED, MEMBERS, 1, 0);
			Numbers numbers = new Numbers(run, cluster.node(0), members);
			// Actions that need a claim fail without Redis, so this workload makes none
			List<LiveClient> clients = CrashScenario.normalLoad(run, cluster, Workload.TALLY);
			numbers.rate(RATE);
			run.seconds(WARM_UP_SECONDS);
			run.totals().meter().reset();
			run.seconds(KILLED_SECONDS);
			run.report().tell("before: action p99", "%.1f ms".formatted(run.totals().meter().percentile(99)));
			Phase killed = new Phase("killed", run, cluster, numbers);
			killed.outage(KILLED_SECONDS, redis::kill, redis::restart);
			run.seconds(3);
			Phase hung = new Phase("hung", run, cluster, numbers);
			hung.outage(HUNG_SECONDS, redis::hang, redis::resume);
			run.seconds(3);
			new Phase("emptied", run, cluster, numbers).emptied(redis);
			numbers.rate(0);
			run.seconds(0.5);
			long last = numbers.last();
			numbers.until(last, LIMIT_SECONDS);
			run.report()
				.exact("members without all numbers",
						members.stream().filter((member) -> Numbers.number(member, "last") != last).count(), 0);
			run.report().exact("numbers refused by the broker", numbers.refused(), 0);
			numbers.report("members");
			members.forEach(LiveClient::close);
			run.finish(clients);
			run.totals().ledger().compare(cluster.effects(), run.report());
		}
	}

	/** A failure of Redis with its measurements. */
	private static final class Phase {

		private final String what;

		private final LoadRun run;

		private final Cluster cluster;

		private final Numbers numbers;

		private final int ended;

		private final long warnings = LoadServer.warnings();

		Phase(String what, LoadRun run, Cluster cluster, Numbers numbers) throws IOException, InterruptedException {
			this.what = what + ": ";
			this.run = run;
			this.cluster = cluster;
			this.numbers = numbers;
			this.ended = ended();
			run.totals().meter().reset();
			numbers.longest();
		}

		private int ended() {
			return this.run.totals().balance().closedOtherwise(0);
		}

		void outage(int seconds, Runnable begin, Runnable end) throws IOException, InterruptedException {
			CompletableFuture<?> happened = CompletableFuture.runAsync(begin);
			List<CompletableFuture<Double>> health = this.cluster.nodes()
				.stream()
				.map((node) -> CompletableFuture.supplyAsync(() -> untilAway(node)))
				.toList();
			this.run.seconds(seconds);
			happened.join();
			for (CompletableFuture<Double> node : health) {
				this.run.report().atMost(this.what + "health reports it after", node.join(), 3, "s");
			}
			this.run.report()
				.atMost(this.what + "no warning in the log", (LoadServer.warnings() > this.warnings) ? 0 : 1, 0, "");
			CompletableFuture<?> over = CompletableFuture.runAsync(end);
			this.run.await(over::isDone, "Redis did not become available again");
			double late = this.numbers.until(this.numbers.last(), LIMIT_SECONDS);
			this.run.report().atMost(this.what + "over, all members have all numbers after", late, 2, "s");
			report();
		}

		void emptied(RedisProcess redis) throws IOException, InterruptedException {
			Map<LiveClient, Long> before = new HashMap<>();
			this.numbers.followers().forEach((member) -> before.put(member, Numbers.number(member, "resyncs")));
			redis.flush();
			double seconds = this.numbers
				.until((member) -> (Numbers.number(member, "resyncs") > before.get(member)) ? 0 : 1, LIMIT_SECONDS);
			this.run.report().atMost(this.what + "all members are told of missing numbers after", seconds, 2, "s");
			this.run.seconds(KILLED_SECONDS);
			report();
		}

		private void report() throws IOException, InterruptedException {
			Report report = this.run.report();
			report.exact(this.what + "connections ended", ended() - this.ended, 0);
			report.atMost(this.what + "action p99", this.run.totals().meter().percentile(99), 50, "ms");
			report.atMost(this.what + "longest call of publish", this.numbers.longest(), 50, "ms");
		}

		private static double untilAway(LoadServer node) {
			long begin = System.nanoTime();
			try {
				double seconds = 0;
				boolean away = false;
				while (!away && seconds <= LIMIT_SECONDS) {
					away = node.get("/actuator/health").contains("\"away\"");
					seconds = (System.nanoTime() - begin) / 1e9;
					LockSupport.parkNanos(away ? 0 : 50_000_000);
				}
				return seconds;
			}
			catch (IOException | InterruptedException ex) {
				throw new CompletionException(ex);
			}
		}

	}

}
