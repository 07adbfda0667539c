package org.livespring.load;

import java.io.IOException;
import java.util.List;

/** Kills one of several nodes with {@code kill -9}. */
final class CrashScenario implements Scenario {

	static final int CONNECTIONS = 250;

	static final int RATE = 200;

	@Override
	public void run(LoadRun run) throws IOException, InterruptedException {
		try (Cluster cluster = new Cluster(run.options())) {
			List<LiveClient> clients = normalLoad(run, cluster);
			LoadServer victim = cluster.node(0);
			int expected = run.totals().balance().returned + victim.connections() * run.options().components();
			run.totals().outage().begin();
			victim.kill();
			run.await(() -> run.totals().balance().returned >= expected, "not all components came back");
			Meter over = run.totals().outage().overAfter();
			run.report().tell("components of the dead node", over.count());
			run.report().atMost("served again, p50", over.percentile(50), 1000, "ms");
			run.report().atMost("served again, p99", over.percentile(99), 3000, "ms");
			run.seconds(5);
			run.finish(clients);
			run.totals().ledger().compare(cluster.effects(), run.report());
		}
	}

	/**
	 * Puts the cluster under the usual load: 500 components on 250 connections, 200
	 * actions per second.
	 */
	static List<LiveClient> normalLoad(LoadRun run, Cluster cluster) {
		return normalLoad(run, cluster, cluster.workload());
	}

	static List<LiveClient> normalLoad(LoadRun run, Cluster cluster, Workload workload) {
		int connections = run.options().connections(CONNECTIONS);
		int components = run.options().components();
		List<LiveClient> clients = cluster.open(run.loop(), run.totals(), workload, connections, components,
				LoadOptions.interval(run.options().rate(RATE), connections * components));
		clients.forEach(Client::act);
		run.seconds(5);
		run.report()
			.tell("normal load", "%d components, action p50 %.1f ms, p99 %.1f ms".formatted(connections * components,
					run.totals().meter().percentile(50), run.totals().meter().percentile(99)));
		return clients;
	}

}
