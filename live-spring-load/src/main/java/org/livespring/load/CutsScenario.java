package org.livespring.load;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

/**
 * Cuts connections at a random byte, also within frames, or in such a way that the server
 * does not notice it.
 */
final class CutsScenario implements Scenario {

	private static final int CONNECTIONS = 50;

	private static final int MOST_BYTES = 300;

	private static final int MOST_MILLIS = 400;

	@Override
	public void run(LoadRun run) throws IOException, InterruptedException {
		try (Cluster cluster = new Cluster(run.options(), BusyScenario.NO_LIMITS.toArray(String[]::new))) {
			int count = run.options().connections(CONNECTIONS);
			List<LiveClient> clients = cluster.open(run.loop(), run.totals(), cluster.workload(), count, 1,
					LoadOptions.interval(run.options().rate(0), count));
			clients.forEach(Client::act);
			clients.forEach((client) -> cutLater(run, client, MOST_MILLIS, client::isActing));
			run.await(() -> run.totals().ledger().size() >= run.options().actions(), "not enough was sent");
			run.finish(clients);
			run.report().tell("actions", run.totals().ledger().size());
			run.totals().ledger().compare(cluster.effects(), run.report());
		}
	}

	/** Cuts the connection of a client repeatedly while a condition holds. */
	static void cutLater(LoadRun run, LiveClient client, int most, BooleanSupplier condition) {
		run.loop().after(Duration.ofMillis(random(20, most)), () -> {
			if (condition.getAsBoolean()) {
				cut(client);
				cutLater(run, client, most, condition);
			}
		});
	}

	private static void cut(LiveClient client) {
		switch (random(0, 4)) {
			case 0 -> client.cutAfter(random(0, MOST_BYTES), Long.MAX_VALUE);
			case 1 -> client.cutAfter(Long.MAX_VALUE, random(1, MOST_BYTES));
			case 2 -> client.cut(true);
			default -> client.cut(false);
		}
	}

	private static int random(int from, int to) {
		return ThreadLocalRandom.current().nextInt(from, to);
	}

}
