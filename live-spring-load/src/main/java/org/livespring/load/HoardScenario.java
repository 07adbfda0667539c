package org.livespring.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody wants all the memory of a node with many connections, each within its limits,
 * while others work.
 */
final class HoardScenario implements Scenario {

	private static final int HOARDERS = 200;

	private static final long MEGABYTE = 1024 * 1024;

	private static final int QUIET_SECONDS = 60;

	@Override
	public void run(LoadRun run) throws IOException, InterruptedException {
		List<String> jvm = new ArrayList<>(run.options().jvm());
		jvm.add("-XX:+ExitOnOutOfMemoryError");
		List<String> arguments = new ArrayList<>(Bystanders.LIMITS);
		arguments.addAll(run.options().server());
		try (LoadServer server = new LoadServer(jvm, arguments).awaitStart()) {
			Bystanders others = new Bystanders(run, server);
			long heap = server.heap();
			List<Hoarder> hoarders = new ArrayList<>();
			for (int i = 0; i < run.options().connections(HOARDERS); i++) {
				hoarders.add(new Hoarder(server, "127.0.1.1"));
			}
			AtomicInteger missed = new AtomicInteger();
			try (Hoarder.Crowd crowd = new Hoarder.Crowd(hoarders);
					HealthChecks checks = new HealthChecks(List.of(server.address()), 1, missed::incrementAndGet)) {
				others.goOn();
				run.report().tell("hoarders", crowd);
			}
			run.report().exact("the server has ended", server.isRunning() ? 0 : 1, 0);
			run.report().exact("health checks without an answer within a second", missed.get(), 0);
			run.seconds(QUIET_SECONDS);
			run.report().atMost("heap more than before", (server.heap() - heap) / (double) MEGABYTE, 5, "MB");
			others.finish();
		}
	}

}
