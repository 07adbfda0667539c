package org.livespring.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Somebody works in thirty pages with 200 rows at once, as fast as each of them may. */
final class CrowdingScenario implements Scenario {

	private static final int PAGES = 30;

	/** Calls of a page in a second, as {@code live.limits.frames-per-second} allows. */
	private static final int RATE = 50;

	@Override
	public void run(LoadRun run) throws IOException, InterruptedException {
		List<String> arguments = new ArrayList<>(Bystanders.LIMITS);
		arguments.addAll(run.options().server());
		try (LoadServer server = new LoadServer(run.options().jvm(), arguments).awaitStart()) {
			Bystanders others = new Bystanders(run, server);
			try (Crowd crowd = new Crowd(server, run.options().connections(PAGES))) {
				others.goOn();
				run.report().tell("actions of the thirty pages", crowd);
			}
			others.finish();
		}
	}

	/** The pages of one client, on a thread of their own. */
	private static final class Crowd implements AutoCloseable {

		private final EventLoop loop = new EventLoop();

		private final LoadTotals totals = new LoadTotals();

		private final Thread thread;

		private volatile boolean stopped;

		Crowd(LoadServer server, int pages) {
			this.thread = new Thread(() -> run(server, pages), "crowd");
			this.thread.start();
		}

		private void run(LoadServer server, int pages) {
			Workload rows = Workload.rows("jte-");
			Supplier<LiveClient> page = () -> new LiveClient(this.loop, server.live().from("127.0.1.1"),
					List.of(server.mount(rows.component())), rows, this.totals, LoadOptions.interval(RATE, 1));
			try (this.loop) {
				List<LiveClient> clients = LoadRun.start(this.loop, Stream.generate(() -> page).limit(pages));
				clients.forEach(Client::act);
				this.loop.run(Duration.ofDays(1), () -> this.stopped);
				clients.forEach(Client::close);
			}
		}

		@Override
		public void close() throws InterruptedException {
			this.stopped = true;
			this.thread.join();
		}

		@Override
		public String toString() {
			return this.totals.meter().count() + " in all";
		}

	}

}
