package org.livespring.load;

import java.io.IOException;
import java.time.Duration;

/**
 * Lets one client send 10,000 actions per second and reconnect whenever the server closes
 * its connection.
 */
final class GreedyScenario implements Scenario {

	@Override
	public void run(LoadRun run) throws IOException, InterruptedException {
		try (LoadServer server = new LoadServer(run.options().jvm(), run.options().server()).awaitStart()) {
			Bystanders others = new Bystanders(run, server);
			Duration before = server.cpu();
			GreedyClient greedy = new GreedyClient(server.live().from("127.0.1.1"), server.mount("jte-counter"));
			greedy.start();
			others.goOn();
			greedy.stop();
			run.report().tell("processor seconds of the server", server.cpu().minus(before).toMillis() / 1000.0);
			run.report().tell("greedy client", greedy);
			others.finish();
		}
	}

}
