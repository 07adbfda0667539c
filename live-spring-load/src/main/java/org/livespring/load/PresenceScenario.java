package org.livespring.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Kills a node with thousands of members of a room; half of their pages reconnect. */
final class PresenceScenario implements Scenario {

	/** Connections to each node. */
	private static final int CONNECTIONS = 100;

	/** Members per page. */
	private static final int MEMBERS = 50;

	private static final int LIMIT_SECONDS = 20;

	@Override
	public void run(LoadRun run) throws IOException, InterruptedException {
		try (Cluster cluster = new Cluster(run.options().withRedis())) {
			int connections = run.options().connections(CONNECTIONS) * cluster.nodes().size();
			List<LiveClient> pages = cluster.open(run.loop(), run.totals(), Workload.ATTENDEE, connections, MEMBERS, 0);
			LoadServer victim = cluster.node(0);
			LoadServer witness = cluster.node(1);
			int all = connections * MEMBERS;
			run.report().atMost("all nodes know all members after", until(run, witness, all), LIMIT_SECONDS, "s");
			LiveClient door = run.start(1, () -> BusyScenario.client(run, witness, Workload.DOORKEEPER, 0)).get(0);
			run.seconds(2);
			run.report()
				.tell("present", witness.get("/present") + ", of them on the node that is killed "
						+ victim.connections() * MEMBERS);
			long death = System.nanoTime();
			long returning = die(run, pages, victim);
			long gone = gone(pages);
			run.report().tell("members whose pages reconnect; do not reconnect", returning + "; " + gone);
			run.report()
				.atMost("the last one is present again after", run.totals().outage().overAfter().percentile(100), 5000,
						"ms");
			until(run, witness, all - gone);
			run.report().atMost("the other members are gone after", (System.nanoTime() - death) / 1e9, 10, "s");
			run.seconds(5);
			run.report().exact("present at the end", Long.parseLong(witness.get("/present")), all - gone);
			run.report().exact("joins reported by the other node", number(door, "joined"), 0);
			run.report().exact("departures reported by the other node in excess", number(door, "left") - gone, 0);
			List<LiveClient> clients = new ArrayList<>(pages);
			clients.add(door);
			clients.forEach(LiveClient::close);
			run.totals().balance().report(run.report());
		}
	}

	/** Kills the node; half of its pages do not reconnect. */
	private static long die(LoadRun run, List<LiveClient> pages, LoadServer victim)
			throws IOException, InterruptedException {
		int expected = victim.connections() * MEMBERS;
		for (int i = 0; i < pages.size(); i++) {
			// Pages alternate between the nodes
			if (i % 4 < 2) {
				pages.get(i).leaveWhenLost();
			}
		}
		Balance balance = run.totals().balance();
		int before = balance.returned;
		run.totals().outage().begin();
		victim.kill();
		run.await(() -> balance.returned - before + gone(pages) >= expected, "not all members came back");
		return balance.returned - before;
	}

	private static long gone(List<LiveClient> pages) {
		return pages.stream().filter(LiveClient::isGone).count() * MEMBERS;
	}

	/** Waits until a node knows this number of members. */
	private static double until(LoadRun run, LoadServer node, long members) throws IOException, InterruptedException {
		long begin = System.nanoTime();
		double seconds = 0;
		while (seconds <= LIMIT_SECONDS && Long.parseLong(node.get("/present")) != members) {
			run.seconds(0.1);
			seconds = (System.nanoTime() - begin) / 1e9;
		}
		return seconds;
	}

	private static long number(LiveClient page, String property) {
		return page.components().get(0).number(property);
	}

}
