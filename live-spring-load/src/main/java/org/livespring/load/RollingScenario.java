package org.livespring.load;

import java.io.IOException;
import java.util.List;

/** Stops each node in turn and starts it with version 2 of the component. */
final class RollingScenario implements Scenario {

	@Override
	public void run(LoadRun run) throws IOException, InterruptedException {
		try (Cluster cluster = new Cluster(run.options())) {
			List<LiveClient> clients = CrashScenario.normalLoad(run, cluster);
			Balance balance = run.totals().balance();
			for (LoadServer node : cluster.nodes()) {
				int connections = node.connections();
				run.totals().outage().begin();
				double seconds = cluster.replace(node, run, "--spring.profiles.active=v2");
				run.report()
					.exact("of " + connections + " connections, those closed without 1012",
							balance.closedOtherwise(1012), 0);
				run.report().atMost("node stopped within", seconds, 5, "s");
				Meter over = run.totals().outage().overAfter();
				run.report()
					.tell("components served by another node",
							"p50 %.0f ms, p99 %.0f ms".formatted(over.percentile(50), over.percentile(99)));
				run.seconds(3);
			}
			run.finish(clients);
			run.report().tell("connections ended by code", balance.closed);
			run.report().tell("components sent to another node", balance.elsewhere);
			Ledger ledger = run.totals().ledger();
			run.report()
				.exact("inputs lost", ledger.count(Ledger.Outcome.UNKNOWN) + ledger.count(Ledger.Outcome.FAILED), 0);
			ledger.compare(cluster.effects(), run.report());
		}
	}

}
