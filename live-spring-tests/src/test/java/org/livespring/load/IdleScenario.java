package org.livespring.load;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** What an open connection costs when nothing happens. */
final class IdleScenario implements Scenario {

	@Override
	public void run(LoadRun run) throws IOException, InterruptedException {
		try (LoadServer server = BusyScenario.server(run.options())) {
			int count = run.options().idle();
			Supplier<EchoClient> bare = () -> new EchoClient(run.loop(), server.bare(), new Meter(),
					new Pace(run.loop(), 0));
			Supplier<LiveClient> live = () -> BusyScenario.client(run, server, Workload.counter(""), 0);
			// Caches and pools that the first ones fill
			memory(null, count / 10, run, server, bare);
			memory(null, count / 10, run, server, live);
			double without = memory("bare connection", count, run, server, bare);
			double with = memory("connection and counter", count, run, server, live);
			System.out.printf(Locale.ROOT, "  %-22s heap %.1f KB each%n", "the component alone", with - without);
		}
	}

	private static double memory(@Nullable String name, int count, LoadRun run, LoadServer server,
			Supplier<? extends Client> factory) throws IOException, InterruptedException {
		long heap = server.heap();
		long resident = server.resident();
		List<? extends Client> clients = run.start(count, factory);
		run.seconds(run.options().settle());
		double each = (server.heap() - heap) / 1024.0 / count;
		if (name != null) {
			System.out.printf(Locale.ROOT, "  %-22s %d: heap %.1f KB each, RSS %.1f KB each%n", name, count, each,
					(server.resident() - resident) / 1024.0 / count);
		}
		clients.forEach(Client::close);
		run.seconds(1);
		return each;
	}

}
