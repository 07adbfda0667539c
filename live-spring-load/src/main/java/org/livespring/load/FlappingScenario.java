package org.livespring.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Connects and disconnects clients many times, and checks that the server keeps nothing
 * of them.
 */
final class FlappingScenario implements Scenario {

	private static final int CLIENTS = 200;

	private static final int REMEMBERED = 1000;

	/** Seconds after which the server has given up lost connections. */
	private static final int QUIET_SECONDS = 20;

	/** Most classes in the list of those that grew. */
	private static final int SHOWN = 12;

	private static final int PATIENCE_SECONDS = 90;

	@Override
	public void run(LoadRun run) throws IOException, InterruptedException {
		List<String> arguments = new ArrayList<>(run.options().server());
		arguments.add("--live.state.grace=5s");
		// The floor of snapshots is full before the first measurement
		arguments.add("--live.state.floor-size=" + REMEMBERED);
		try (LoadServer server = new LoadServer(run.options().jvm(), arguments).awaitStart()) {
			flap(run, server, 5);
			drop(run, server, 5 * CLIENTS);
			run.seconds(QUIET_SECONDS);
			long heap = server.heap();
			long threads = server.threads();
			long descriptors = server.descriptors();
			HeapClasses classes = HeapClasses.parse(server.get("/heap/classes"));
			flap(run, server, run.options().reconnects());
			drop(run, server, run.options().mounts());
			run.report().tell("pages opened and dropped", run.options().mounts());
			long after = quietHeap(run, server, heap);
			run.report().exact("connections left", server.connections(), 0);
			run.report().atMost("threads more than before", server.threads() - threads, 0, "");
			run.report().atMost("descriptors more than before", server.descriptors() - descriptors, 0, "");
			run.report().atMost("heap more than before", (after - heap) * 100.0 / heap, 2, "%");
			HeapClasses.parse(server.get("/heap/classes"))
				.growth(classes, SHOWN)
				.forEach((line) -> System.out.println("          " + line));
			run.totals().balance().report(run.report());
		}
	}

	private static void flap(LoadRun run, LoadServer server, int times) {
		List<LiveClient> clients = run.start(run.options().connections(CLIENTS),
				() -> BusyScenario.client(run, server, Workload.counter(""), 0));
		boolean back = run.loop().run(Duration.ofSeconds(PATIENCE_SECONDS + times), () -> {
			clients.stream().filter((client) -> !client.isBack(times)).forEach(FlappingScenario::cut);
			return clients.stream().allMatch((client) -> client.isBack(times));
		});
		if (!back) {
			throw new IllegalStateException("Not all clients came back");
		}
		clients.forEach(LiveClient::close);
	}

	private static void cut(LiveClient client) {
		if (client.isReady()) {
			client.cut(ThreadLocalRandom.current().nextBoolean());
		}
	}

	/** Opens pages, connects them and drops their connections. */
	private static void drop(LoadRun run, LoadServer server, int pages) {
		for (int left = pages; left > 0; left -= CLIENTS) {
			run.start(Math.min(left, CLIENTS), () -> BusyScenario.client(run, server, Workload.counter(""), 0))
				.forEach(LiveClient::close);
		}
	}

	/**
	 * Returns the heap after the server has dropped what it keeps for lost connections.
	 */
	private static long quietHeap(LoadRun run, LoadServer server, long before)
			throws IOException, InterruptedException {
		run.seconds(QUIET_SECONDS);
		long heap = server.heap();
		for (int i = QUIET_SECONDS; i < PATIENCE_SECONDS && heap > before * 1.02; i += 5) {
			run.seconds(5);
			heap = server.heap();
		}
		return heap;
	}

}
