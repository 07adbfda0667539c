package org.livespring.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Rotates the keys by rolling restarts: a new key is added to all nodes, made the first
 * one, and the old key is retired.
 */
final class RotateScenario implements Scenario {

	private static final String NEW_KEY = "Zk3vN1xQ7sRt9uWyB2dEfGhJ4kLmNp6qAcVbXzYo5w0=";

	private static final int KEPT = 20;

	@Override
	public void run(LoadRun run) throws IOException, InterruptedException {
		try (Cluster cluster = new Cluster(run.options())) {
			List<LiveClient> clients = CrashScenario.normalLoad(run, cluster);
			List<LiveClient> kept = new ArrayList<>();
			LoadTotals revoked = new LoadTotals();
			for (int i = 0; i < KEPT; i++) {
				kept.add(cluster.page(i, run.loop(), revoked, Workload.TALLY, 1, 0));
			}
			rotate(run, cluster, LoadServer.KEY + "," + NEW_KEY);
			rotate(run, cluster, NEW_KEY + "," + LoadServer.KEY);
			// Until each component has acted, so that its snapshot is signed with the new
			// key
			run.seconds(10);
			rotate(run, cluster, NEW_KEY);
			run.seconds(3);
			run.finish(clients);
			run.totals().ledger().compare(cluster.effects(), run.report());
			kept.forEach(LiveClient::start);
			run.await(() -> kept.stream().allMatch(Client::isReady), "no answer to old snapshots");
			run.report()
				.exact("refused of " + KEPT + " that only the retired key signed", revoked.balance().refused, KEPT);
			kept.forEach(LiveClient::close);
		}
	}

	private static void rotate(LoadRun run, Cluster cluster, String keys) throws IOException, InterruptedException {
		for (LoadServer node : cluster.nodes()) {
			cluster.replace(node, run, "--live.state.keys=" + keys);
			run.seconds(1);
		}
		run.report().exact("refused with " + keys.split(",").length + " keys", run.totals().balance().refused, 0);
	}

}
