package org.livespring.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Clients come and go; the server is as before when they are gone. */
final class FlappingScenario implements Scenario {

	private static final int CLIENTS = 200;

	/** Longer than lost connections are waited for. */
	private static final int PATIENCE_SECONDS = 90;

	@Override
	public void run(LoadRun run) throws IOException, InterruptedException {
		List<String> arguments = new ArrayList<>(run.options().server());
		arguments.add("--live.state.grace=5s");
		try (LoadServer server = new LoadServer(run.options().jvm(), arguments).awaitStart()) {
			flap(run, server, 5);
			awaitQuiet(run, server, 0);
			long heap = server.heap();
			long threads = server.threads();
			long descriptors = server.descriptors();
			flap(run, server, run.options().reconnects());
			awaitQuiet(run, server, heap);
			run.report().exact("connections left", server.connections(), 0);
			run.report().atMost("threads more than before", server.threads() - threads, 0, "");
			run.report().atMost("descriptors more than before", server.descriptors() - descriptors, 0, "");
			run.report().atMost("heap more than before", (server.heap() - heap) * 100.0 / heap, 2, "%");
			run.totals().balance().report(run.report());
		}
	}

	private static void flap(LoadRun run, LoadServer server, int times) {
		List<LiveClient> clients = run.start(run.options().connections(CLIENTS),
				() -> BusyScenario.client(run, server, Workload.counter(""), 0));
		run.await(() -> {
			clients.stream().filter((client) -> !client.isBack(times)).forEach(FlappingScenario::cut);
			return clients.stream().allMatch((client) -> client.isBack(times));
		}, "not all clients came back");
		clients.forEach(LiveClient::close);
	}

	private static void cut(LiveClient client) {
		if (client.isReady()) {
			client.cut(ThreadLocalRandom.current().nextBoolean());
		}
	}

	/** Wait until what the server keeps for those who may come back is gone. */
	private static void awaitQuiet(LoadRun run, LoadServer server, long heap) throws IOException, InterruptedException {
		for (int i = 0; i < PATIENCE_SECONDS / 5; i++) {
			run.seconds(5);
			if (heap != 0 && server.heap() < heap * 1.02 && server.connections() == 0) {
				return;
			}
		}
	}

}
