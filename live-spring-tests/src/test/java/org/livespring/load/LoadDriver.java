package org.livespring.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Measures a server with many clients that speak the protocol, and a bare WebSocket in
 * the same run. {@code docs/measuring.md} says how to run it.
 */
public final class LoadDriver {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final List<String> ENGINES = List.of("", "jte-");

	private final LoadOptions options;

	private final Balance balance = new Balance();

	private @Nullable Figures bare;

	private LoadDriver(LoadOptions options) {
		this.options = options;
	}

	public static void main(String[] args) throws IOException, InterruptedException {
		LoadDriver driver = new LoadDriver(LoadOptions.parse(args));
		driver.run();
		if (!driver.balance.isClean()) {
			System.exit(1);
		}
	}

	private void run() throws IOException, InterruptedException {
		Runtime runtime = Runtime.getRuntime();
		System.out.printf("Java %s, %d processors, %d connections%n", Runtime.version(), runtime.availableProcessors(),
				this.options.connections());
		for (String scenario : this.options.scenarios()) {
			System.out.println("\n" + scenario);
			// A server of its own, so that no scenario profits from another
			try (LoadServer server = new LoadServer(this.options.jvm()); EventLoop loop = new EventLoop()) {
				run(scenario, server, loop);
			}
		}
		System.out.println("\nAll scenarios: " + this.balance);
	}

	private void run(String scenario, LoadServer server, EventLoop loop) throws IOException, InterruptedException {
		switch (scenario) {
			case "counter" -> busy(server, loop, this.options.connections(), Workload::counter);
			case "rows" -> busy(server, loop, this.options.connections(), Workload::rows);
			case "form" -> busy(server, loop, this.options.connections(), Workload::form);
			case "roundtrip" -> busy(server, loop, 1, Workload::counter);
			case "idle" -> idle(server, loop);
			case "cuts" -> cuts(server, loop);
			default -> restart(server, loop);
		}
	}

	/** One action after the other, on the bare connections first. */
	private void busy(LoadServer server, EventLoop loop, int connections, Function<String, Workload> workload)
			throws IOException {
		System.out.println(Figures.HEAD);
		long interval = this.options.interval(connections);
		Meter echoes = new Meter();
		this.bare = null;
		this.bare = measure("bare echo", server, loop, echoes,
				start(loop, connections, () -> new EchoClient(loop, server.bare(), echoes, new Pace(loop, interval))));
		for (String engine : ENGINES) {
			Meter meter = new Meter();
			Workload work = workload.apply(engine);
			List<LiveClient> clients = start(loop, connections,
					() -> live(server, loop, work, meter, new Pace(loop, interval)));
			measure(work.component(), server, loop, meter, clients);
			clients.forEach(LiveClient::check);
		}
	}

	private LiveClient live(LoadServer server, EventLoop loop, Workload workload, Meter meter, Pace pace) {
		var component = server.mount(workload.component());
		return new LiveClient(loop, server.live(), component, workload, meter, pace, this.balance);
	}

	private static <C extends Client> List<C> start(EventLoop loop, int count, Supplier<C> factory) {
		List<C> clients = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			C client = factory.get();
			clients.add(client);
			client.start();
			// The page's request blocked this thread; see what the others were sent
			loop.run(Duration.ofMillis(1), client::isReady);
		}
		await(loop, () -> clients.stream().allMatch(Client::isReady), "not all clients could connect");
		return clients;
	}

	private static void await(EventLoop loop, BooleanSupplier condition, String failure) {
		if (!loop.run(PATIENCE, condition)) {
			throw new IllegalStateException("After " + PATIENCE.toSeconds() + " s " + failure);
		}
	}

	private Figures measure(String name, LoadServer server, EventLoop loop, Meter meter, List<? extends Client> clients)
			throws IOException {
		clients.forEach(Client::act);
		loop.run(this.options.warmUp());
		meter.reset();
		long begin = System.nanoTime();
		Duration cpu = server.cpu();
		long sent = loop.sent();
		long received = loop.received();
		loop.run(this.options.duration());
		Figures figures = new Figures(name, meter, Duration.ofNanos(System.nanoTime() - begin), server.cpu().minus(cpu),
				loop.sent() - sent, loop.received() - received, server.resident());
		System.out.println(figures.line(this.bare));
		clients.forEach(Client::pause);
		await(loop, () -> clients.stream().allMatch(Client::isIdle), "not all actions were answered");
		clients.forEach(Client::close);
		return figures;
	}

	/** What an open connection costs when nothing happens. */
	private void idle(LoadServer server, EventLoop loop) throws IOException, InterruptedException {
		int count = this.options.idle();
		Meter meter = new Meter();
		Pace pace = new Pace(loop, 0);
		Workload work = Workload.counter("");
		// Caches and pools that the first ones fill
		memory(null, count / 10, server, loop, () -> new EchoClient(loop, server.bare(), meter, pace));
		memory(null, count / 10, server, loop, () -> live(server, loop, work, meter, pace));
		memory("bare connection", count, server, loop, () -> new EchoClient(loop, server.bare(), meter, pace));
		memory("connection and counter", count, server, loop, () -> live(server, loop, work, meter, pace));
	}

	private void memory(@Nullable String name, int count, LoadServer server, EventLoop loop,
			Supplier<? extends Client> factory) throws IOException, InterruptedException {
		long heap = server.heap();
		long resident = server.resident();
		List<? extends Client> clients = start(loop, count, factory);
		loop.run(Duration.ofSeconds(1));
		if (name != null) {
			System.out.printf(Locale.ROOT, "%-22s %d: heap %.1f KB each, RSS %.1f KB each%n", name, count,
					(server.heap() - heap) / 1024.0 / count, (server.resident() - resident) / 1024.0 / count);
		}
		clients.forEach(Client::close);
		loop.run(Duration.ofSeconds(1));
	}

	/** Connections are cut at random while the server runs. */
	private void cuts(LoadServer server, EventLoop loop) {
		List<LiveClient> clients = counters(server, loop);
		long end = System.nanoTime() + this.options.duration().toNanos();
		clients.forEach((client) -> scheduleCut(loop, client, end));
		loop.run(this.options.duration());
		finish(loop, clients);
	}

	private static void scheduleCut(EventLoop loop, LiveClient client, long end) {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		long next = System.nanoTime() + Duration.ofMillis(random.nextInt(20, 400)).toNanos();
		if (next < end) {
			loop.at(next, () -> {
				client.cut(random.nextBoolean());
				scheduleCut(loop, client, end);
			});
		}
	}

	/** The server dies in the middle of it and starts again. */
	private void restart(LoadServer server, EventLoop loop) throws IOException, InterruptedException {
		List<LiveClient> clients = counters(server, loop);
		for (int kill = 1; kill <= this.options.kills(); kill++) {
			loop.run(Duration.ofSeconds(2));
			long begin = System.nanoTime();
			server.kill();
			server.restart();
			int times = kill;
			await(loop, () -> clients.stream().allMatch((client) -> client.isBack(times)), "not all clients came back");
			System.out.printf(Locale.ROOT, "killed and started again, all back after %.1f s%n",
					(System.nanoTime() - begin) / 1e9);
		}
		loop.run(Duration.ofSeconds(1));
		finish(loop, clients);
	}

	private List<LiveClient> counters(LoadServer server, EventLoop loop) {
		Meter meter = new Meter();
		int connections = this.options.connections();
		long interval = this.options.interval(connections);
		List<LiveClient> clients = start(loop, connections,
				() -> live(server, loop, Workload.counter(""), meter, new Pace(loop, interval)));
		clients.forEach(Client::act);
		return clients;
	}

	private void finish(EventLoop loop, List<LiveClient> clients) {
		clients.forEach(Client::pause);

		if (!loop.run(PATIENCE, () -> clients.stream().allMatch(Client::isIdle))) {
			clients.stream().filter((client) -> !client.isIdle()).forEach(System.out::println);
			this.balance.failed++;
		}
		clients.forEach(LiveClient::check);
		clients.forEach(Client::close);
		System.out.println(this.balance);
	}

}
