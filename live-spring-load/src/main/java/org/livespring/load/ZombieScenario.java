package org.livespring.load;

import java.io.IOException;
import java.util.List;

/**
 * Suspends one of several nodes for a while, after which it continues as if nothing had
 * happened.
 */
final class ZombieScenario implements Scenario {

	private static final int STOPPED_SECONDS = 20;

	@Override
	public void run(LoadRun run) throws IOException, InterruptedException {
		try (Cluster cluster = new Cluster(run.options())) {
			List<LiveClient> clients = CrashScenario.normalLoad(run, cluster);
			LoadServer victim = cluster.node(0);
			int expected = run.totals().balance().returned + victim.connections() * run.options().components();
			run.totals().outage().begin();
			victim.signal("STOP");
			run.seconds(STOPPED_SECONDS);
			victim.signal("CONT");
			run.await(() -> run.totals().balance().returned >= expected, "not all components came back");
			report(run);
			run.seconds(5);
			run.finish(clients);
			run.totals().ledger().compare(cluster.effects(), run.report());
		}
	}

	private static void report(LoadRun run) {
		Outage outage = run.totals().outage();
		run.report().tell("components of the suspended node", outage.overAfter().count());
		run.report().atMost("last page notices it after", outage.noticedAfter().percentile(100), 10_000, "ms");
		run.report().atMost("restored on another node, p99", outage.overAfter().percentile(99), 13_000, "ms");
		run.report().tell("connection attempts to the suspended node", run.totals().balance().unopened);
	}

}
