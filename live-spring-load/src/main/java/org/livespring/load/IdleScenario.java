package org.livespring.load;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** Measures the memory of an open connection without traffic. */
final class IdleScenario implements Scenario {

	/** Seconds after which all components must be asleep. */
	private static final int PATIENCE = 60;

	/**
	 * Most memory in KB that a sleeping component may take beyond the bare connection.
	 */
	private static final double MOST = 2.0;

	@Override
	public void run(LoadRun run) throws IOException, InterruptedException {
		double without;
		try (LoadServer server = BusyScenario.server(run.options())) {
			without = bare(run, server);
			double with = live("connection and counter", run, server);
			System.out.printf(Locale.ROOT, "  %-22s heap %.1f KB each%n", "the component alone", with - without);
		}
		try (LoadServer server = BusyScenario.server(run.options(), "--live.state.hibernate-after=1s")) {
			without = bare(run, server);
			double asleep = live("asleep", run, server);
			run.report()
				.atMost("heap of a connection whose component sleeps, beyond bare", asleep - without, MOST, "KB");
		}
	}

	private static double bare(LoadRun run, LoadServer server) throws IOException, InterruptedException {
		return measured("bare connection", run, server,
				() -> new EchoClient(run.loop(), server.bare(), new Meter(), new Pace(run.loop(), 0)));
	}

	private static double live(String name, LoadRun run, LoadServer server) throws IOException, InterruptedException {
		return measured(name, run, server, () -> BusyScenario.client(run, server, Workload.counter(""), 0));
	}

	private static double measured(String name, LoadRun run, LoadServer server, Supplier<? extends Client> factory)
			throws IOException, InterruptedException {
		int count = run.options().idle();
		// The first connections fill caches and pools
		memory(null, count / 10, run, server, factory);
		return memory(name, count, run, server, factory);
	}

	private static double memory(@Nullable String name, int count, LoadRun run, LoadServer server,
			Supplier<? extends Client> factory) throws IOException, InterruptedException {
		long heap = server.heap();
		long resident = server.resident();
		List<? extends Client> clients = run.start(count, factory);
		run.seconds(run.options().settle());
		awaitSleep(name, count, run, server);
		double each = (server.heap() - heap) / 1024.0 / count;
		if (name != null) {
			System.out.printf(Locale.ROOT, "  %-22s %d: heap %.1f KB each, RSS %.1f KB each%n", name, count, each,
					(server.resident() - resident) / 1024.0 / count);
		}
		clients.forEach(Client::close);
		run.seconds(1);
		return each;
	}

	private static void awaitSleep(@Nullable String name, int count, LoadRun run, LoadServer server)
			throws IOException, InterruptedException {
		for (int i = 0; i < PATIENCE && "asleep".equals(name) && server.sleeping() < count; i++) {
			run.seconds(1);
		}
		if ("asleep".equals(name)) {
			run.report().exact("components asleep", server.sleeping(), count);
		}
	}

}
