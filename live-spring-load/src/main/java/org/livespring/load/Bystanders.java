package org.livespring.load;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.livespring.load.wire.LiveComponentState;

/**
 * Fifty clients with addresses of their own that use a node while somebody else uses more
 * than a share of it.
 */
final class Bystanders {

	private static final int COUNT = 50;

	private static final int RATE = 200;

	/** What is allowed to a client by default. */
	static final List<String> LIMITS = List.of("--live.limits.client-connections=1000",
			"--live.limits.client-handshakes=50", "--live.limits.client-bandwidth=5MB");

	private final LoadRun run;

	private final List<LiveClient> clients;

	/** The p99 of their actions while they are alone, in milliseconds. */
	private final double alone;

	Bystanders(LoadRun run, LoadServer server) {
		this.run = run;
		Workload counter = Workload.counter("jte-");
		long interval = LoadOptions.interval(run.options().rate(RATE), COUNT);
		List<LiveComponentState> counters = Stream.generate(() -> server.mount(counter.component()))
			.limit(COUNT)
			.toList();
		AtomicInteger started = new AtomicInteger();
		this.clients = run.start(COUNT, () -> {
			int number = started.getAndIncrement();
			return new LiveClient(run.loop(), server.live().from("127.0.2." + (1 + number)),
					List.of(counters.get(number)), counter, run.totals(), interval);
		});
		this.clients.forEach(Client::act);
		run.loop().run(run.options().warmUp());
		this.alone = p99();
	}

	/** Has them act for the duration of a measurement. */
	void goOn() {
		double beside = p99();
		this.run.report().tell("others, action p99 alone", "%.2f ms".formatted(this.alone));
		this.run.report().atMost("others, action p99 now, factor", beside / this.alone, 2, "");
	}

	private double p99() {
		this.run.totals().meter().reset();
		this.run.loop().run(this.run.options().duration());
		return this.run.totals().meter().percentile(99);
	}

	void finish() {
		this.run.finish(this.clients);
	}

}
