package org.livespring.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.livespring.load.wire.LiveComponentState;

/**
 * Sends one action after the other to one server, after the same measurement on bare
 * connections.
 */
final class BusyScenario implements Scenario {

	/** Server arguments that remove the limits of what a client may send. */
	static final List<String> NO_LIMITS = List.of("--live.limits.frames-per-second=1000000",
			"--live.limits.burst=1000000");

	private static final List<String> ENGINES = List.of("", "jte-");

	private static final int CONNECTIONS = 50;

	private final int connections;

	private final Function<String, Workload> workload;

	/**
	 * Creates a scenario.
	 * @param connections number of connections, 0 for the number in the options
	 * @param workload returns the workload for a template language
	 */
	BusyScenario(int connections, Function<String, Workload> workload) {
		this.connections = connections;
		this.workload = workload;
	}

	static BusyScenario of(Function<String, Workload> workload) {
		return new BusyScenario(0, workload);
	}

	@Override
	public void run(LoadRun run) throws IOException, InterruptedException {
		System.out.println(Figures.HEAD);
		try (LoadServer server = server(run.options())) {
			int count = (this.connections != 0) ? this.connections : run.options().connections(CONNECTIONS);
			long interval = LoadOptions.interval(run.options().rate(0), count);
			Meter echoes = new Meter();
			Figures bare = measure("bare echo", null, run, server, echoes, run.start(count,
					() -> new EchoClient(run.loop(), server.bare(), echoes, new Pace(run.loop(), interval))));
			for (String engine : ENGINES) {
				Workload work = this.workload.apply(engine);
				List<LiveClient> clients = run.start(count, () -> client(run, server, work, interval));
				run.totals().meter().reset();
				measure(work.component(), bare, run, server, run.totals().meter(), clients);
				clients.stream().flatMap((client) -> client.components().stream()).forEach(PageComponent::check);
			}
		}
		Balance balance = run.totals().balance();
		run.report().exact("answers that do not fit the state", balance.lost + balance.twice + balance.failed, 0);
	}

	/** Starts a server without limits of what a client may send. */
	static LoadServer server(LoadOptions options, String... more) throws IOException, InterruptedException {
		List<String> arguments = new ArrayList<>(NO_LIMITS);
		arguments.addAll(options.server());
		arguments.addAll(List.of(more));
		return new LoadServer(options.jvm(), arguments).awaitStart();
	}

	static LiveClient client(LoadRun run, LoadServer server, Workload workload, long interval) {
		List<LiveComponentState> states = List.of(server.mount(workload.component()));
		return new LiveClient(run.loop(), server.live(), states, workload, run.totals(), interval);
	}

	private static Figures measure(String name, @Nullable Figures bare, LoadRun run, LoadServer server, Meter meter,
			List<? extends Client> clients) throws IOException {
		EventLoop loop = run.loop();
		clients.forEach(Client::act);
		loop.run(run.options().warmUp());
		meter.reset();
		long begin = System.nanoTime();
		Duration cpu = server.cpu();
		long sent = loop.sent();
		long received = loop.received();
		loop.run(run.options().duration());
		Figures figures = new Figures(name, meter, Duration.ofNanos(System.nanoTime() - begin), server.cpu().minus(cpu),
				loop.sent() - sent, loop.received() - received, server.resident());
		System.out.println(figures.line(bare));
		clients.forEach(Client::pause);
		run.await(() -> clients.stream().allMatch(Client::isIdle), "not all actions were answered");
		clients.forEach(Client::close);
		return figures;
	}

}
