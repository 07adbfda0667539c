package org.livespring.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.livespring.load.wire.LiveComponentState;
import org.livespring.load.wire.RedisProcess;

/** Several nodes of one application behind a plain load balancer, and its visitors. */
final class Cluster implements AutoCloseable {

	private static final int VISITORS = 8;

	private final Path effects = Files.createTempFile("load-effects", ".log");

	private final @Nullable RedisProcess redis;

	private final List<String> arguments;

	private final List<LoadServer> nodes = new ArrayList<>();

	private final Proxy proxy;

	private final List<Visitor> visitors = new ArrayList<>();

	/**
	 * Starts the nodes and waits until they answer.
	 * @param options options of the run
	 * @param arguments further arguments of each node
	 */
	Cluster(LoadOptions options, String... arguments) throws IOException, InterruptedException {
		this.arguments = new ArrayList<>(options.server());
		this.arguments.add("--load.effects=" + this.effects);
		this.redis = options.redis() ? RedisProcess.start() : null;
		if (this.redis != null) {
			this.arguments.add("--spring.data.redis.port=" + this.redis.port());
		}
		for (int i = 0; i < options.nodes(); i++) {
			this.nodes.add(new LoadServer(options.jvm(), arguments(arguments)));
		}
		for (LoadServer node : this.nodes) {
			node.awaitStart();
		}
		this.proxy = new Proxy(this.nodes.stream().map(LoadServer::address).toList(), options.checks());
		for (int i = 0; i < VISITORS; i++) {
			Visitor visitor = new Visitor(this.proxy.address());
			this.visitors.add(visitor);
			if (i % 2 == 1) {
				visitor.logIn();
			}
		}
	}

	/** Returns the common arguments of all nodes, followed by further ones. */
	List<String> arguments(String... more) {
		List<String> all = new ArrayList<>(this.arguments);
		all.addAll(List.of(more));
		return all;
	}

	List<LoadServer> nodes() {
		return this.nodes;
	}

	LoadServer node(int number) {
		return this.nodes.get(number);
	}

	RedisProcess redis() {
		return Objects.requireNonNull(this.redis);
	}

	/** Returns the workload; with Redis, calls are claimed before they run. */
	Workload workload() {
		return (this.redis != null) ? Workload.CLAIMED : Workload.TALLY;
	}

	Path effects() {
		return this.effects;
	}

	/** Returns alternately a visitor who is not logged in and one who is. */
	Visitor visitor(int number) {
		return this.visitors.get(number % VISITORS);
	}

	/** Opens pages through the load balancer, every second one for a logged-in user. */
	List<LiveClient> open(EventLoop loop, LoadTotals totals, Workload workload, int connections, int components,
			long interval) {
		return LoadRun.start(loop, IntStream.range(0, connections)
			.mapToObj((i) -> () -> page(i, loop, totals, workload, components, interval)));
	}

	/** Loads a page without connecting it. */
	LiveClient page(int number, EventLoop loop, LoadTotals totals, Workload workload, int components, long interval) {
		Visitor visitor = visitor(number);
		List<LiveComponentState> states = visitor.open(workload.component(), components);
		return new LiveClient(loop, visitor.live(), states, workload, totals, interval);
	}

	/**
	 * Stops a node with {@code SIGTERM} and starts it with other arguments, while clients
	 * continue.
	 * @return seconds until it had stopped
	 */
	double replace(LoadServer node, LoadRun run, String... arguments) throws IOException, InterruptedException {
		long begin = System.nanoTime();
		node.terminate();
		run.await(() -> !node.isRunning(), "the node did not stop");
		double seconds = (System.nanoTime() - begin) / 1e9;
		node.restart(arguments(arguments));
		CompletableFuture<?> started = CompletableFuture.runAsync(node::awaitStartQuietly);
		run.await(started::isDone, "the node did not start");
		started.join();
		return seconds;
	}

	@Override
	public void close() throws IOException, InterruptedException {
		this.proxy.close();
		for (LoadServer node : this.nodes) {
			node.close();
		}
		if (this.redis != null) {
			this.redis.close();
		}
		Files.delete(this.effects);
	}

}
