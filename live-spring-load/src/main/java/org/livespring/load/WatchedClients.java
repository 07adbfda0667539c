package org.livespring.load;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

import org.livespring.load.wire.LiveComponentState;

/** The clients of one application in a comparison; they act only in their turn. */
final class WatchedClients {

	private static final int CONNECTIONS = 10;

	private final LoadRun run;

	private final LoadTotals totals = new LoadTotals();

	private final List<LiveClient> clients;

	WatchedClients(LoadRun run, InetSocketAddress address) {
		this.run = run;
		Visitor visitor = new Visitor(address);
		Workload work = Workload.counter("");
		this.clients = run.start(run.options().connections(CONNECTIONS), () -> {
			// The page sets the cookie that the connection needs
			List<LiveComponentState> components = visitor.open(work.component(), 1);
			return new LiveClient(run.loop(), visitor.live(), components, work, this.totals, 0);
		});
	}

	/** Lets the clients act for some time, as fast as answers arrive. */
	double turn(Duration length) {
		this.totals.meter().reset();
		ThreadTimes before = ThreadTimes.ofOthers();
		this.clients.forEach(Client::act);
		this.run.loop().run(length);
		this.clients.forEach(Client::pause);
		this.run.await(() -> this.clients.stream().allMatch(Client::isIdle), "not all actions were answered");
		return ThreadTimes.ofOthers().since(before) / 1e3 / this.totals.meter().count();
	}

	void close() {
		this.clients.forEach(Client::close);
	}

}
