package org.livespring.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A run of a scenario.
 *
 * @param options options of the run
 * @param loop runs the clients
 * @param totals totals of all clients
 * @param report compares the results with their targets
 */
record LoadRun(LoadOptions options, EventLoop loop, LoadTotals totals, Report report) {

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	/** Starts clients one after the other, and waits until all may send. */
	static <C extends Client> List<C> start(EventLoop loop, Stream<Supplier<C>> factories) {
		List<C> clients = new ArrayList<>();
		factories.forEach((factory) -> {
			C client = factory.get();
			clients.add(client);
			client.start();
			// The request of the page blocked this thread; let the other clients read
			loop.run(Duration.ofMillis(1), client::isReady);
		});
		await(loop, () -> clients.stream().allMatch(Client::isReady), "not all clients could connect");
		return clients;
	}

	<C extends Client> List<C> start(int count, Supplier<C> factory) {
		return start(this.loop, Stream.generate(() -> factory).limit(count));
	}

	void await(BooleanSupplier condition, String failure) {
		await(this.loop, condition, failure);
	}

	private static void await(EventLoop loop, BooleanSupplier condition, String failure) {
		if (!loop.run(PATIENCE, condition)) {
			throw new IllegalStateException("After " + PATIENCE.toSeconds() + " s " + failure);
		}
	}

	void seconds(double seconds) {
		this.loop.run(Duration.ofMillis((long) (seconds * 1000)));
	}

	/** Waits for the outstanding answers and compares all counts. */
	void finish(List<LiveClient> clients) {
		clients.forEach(Client::pause);
		boolean ended = this.loop.run(PATIENCE, () -> clients.stream().allMatch(Client::isIdle));
		if (!ended) {
			clients.stream().filter((client) -> !client.isIdle()).forEach(System.out::println);
		}
		this.report.exact("clients that wait for ever", clients.stream().filter((client) -> !client.isIdle()).count(),
				0);
		clients.stream().flatMap((client) -> client.components().stream()).forEach(PageComponent::check);
		clients.forEach(Client::close);
		this.totals.balance().report(this.report);
	}

}
