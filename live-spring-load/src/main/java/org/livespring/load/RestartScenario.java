package org.livespring.load;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Kills the only server with {@code kill -9} and starts it again with the same key. */
final class RestartScenario implements Scenario {

	private static final int CONNECTIONS = 50;

	@Override
	public void run(LoadRun run) throws IOException, InterruptedException {
		int count = run.options().connections(CONNECTIONS);
		long interval = LoadOptions.interval(run.options().rate(0), count);
		try (LoadServer server = BusyScenario.server(run.options())) {
			List<LiveClient> clients = run.start(count,
					() -> BusyScenario.client(run, server, Workload.counter(""), interval));
			clients.forEach(Client::act);
			for (int kill = 1; kill <= run.options().kills(); kill++) {
				run.seconds(2);
				kill(kill, run, server, clients);
			}
			run.seconds(1);
			run.finish(clients);
		}
	}

	private static void kill(int times, LoadRun run, LoadServer server, List<LiveClient> clients)
			throws IOException, InterruptedException {
		long begin = System.nanoTime();
		server.kill();
		server.restart();
		CompletableFuture<Double> up = CompletableFuture.supplyAsync(() -> started(server, begin));
		run.await(() -> clients.stream().allMatch((client) -> client.isBack(times)), "not all clients came back");
		double back = (System.nanoTime() - begin) / 1e9;
		run.report().tell("server answers after", "%.1f s".formatted(up.join()));
		run.report().tell("all clients are back after", "%.1f s".formatted(back));
	}

	private static double started(LoadServer server, long begin) {
		server.awaitStartQuietly();
		return (System.nanoTime() - begin) / 1e9;
	}

}
