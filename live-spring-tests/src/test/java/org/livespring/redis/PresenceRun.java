package org.livespring.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.livespring.LiveMember;
import org.livespring.concurrent.TimeSource;
import org.livespring.presence.PresenceHub;
import org.livespring.presence.PresenceSettings;
import org.livespring.redis.room.RedisPresenceTransport;
import org.livespring.load.wire.RedisProcess;

/**
 * Presence of four nodes in one process over a real Redis, whose connections are cut and
 * held back while members join, change and leave. {@code docs/measuring.md} says how to
 * run it.
 */
public final class PresenceRun {

	private static final int NODES = 4;

	private static final int ROOMS = 20;

	private static final int TABS = 2000;

	/** Between two disturbances. */
	private static final Duration PEACE = Duration.ofMillis(400);

	private static final Duration HEALED = Duration.ofSeconds(2);

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	/** Events at once, and the pause after them. */
	private static final int BURST = 200;

	private static final Duration PAUSE = Duration.ofMillis(10);

	private final RedisProcess redis = RedisProcess.start();

	private final Random random;

	private final List<Node> nodes = new ArrayList<>();

	/** What is there: metadata by room and user, of the one tab a user has. */
	private final Map<String, TreeMap<String, String>> truth = new HashMap<>();

	private int disturbances;

	private PresenceRun(long seed) {
		this.random = new Random(seed);
		for (int i = 0; i < NODES; i++) {
			this.nodes.add(new Node(i));
		}
	}

	public static void main(String[] args) {
		int events = (args.length > 0) ? Integer.parseInt(args[0]) : 200_000;
		PresenceRun run = new PresenceRun((args.length > 1) ? Long.parseLong(args[1]) : 1);
		boolean good = run.run(events);
		run.close();
		System.exit(good ? 0 : 1);
	}

	private boolean run(int events) {
		await("the nodes do not know each other",
				() -> this.nodes.stream().allMatch((node) -> node.hub.nodes() == NODES - 1));
		long begin = System.nanoTime();
		long disturbed = begin;
		for (int done = 0; done < events; done += BURST) {
			for (int i = 0; i < BURST; i++) {
				this.nodes.get(this.random.nextInt(NODES)).event();
			}
			if (System.nanoTime() - disturbed > PEACE.toNanos()) {
				disturbed = System.nanoTime();
				disturb();
			}
			LockSupport.parkNanos(PAUSE.toNanos());
		}
		double seconds = (System.nanoTime() - begin) / 1e9;
		this.nodes.forEach((node) -> node.proxy.resume());
		long healed = System.nanoTime();
		boolean equal = await("views differ", () -> problems().isEmpty());
		double late = (System.nanoTime() - healed) / 1e9;
		System.out.printf("%d events on %d nodes in %.1f s, %d disturbances, %d members at the end%n", events, NODES,
				seconds, this.disturbances, this.truth.values().stream().mapToInt(Map::size).sum());
		System.out.printf("All views are equal %.2f s after healing (at most %d s)%n", late, HEALED.toSeconds());
		problems().forEach(System.out::println);
		return equal && late <= HEALED.toSeconds();
	}

	/** Cut a node off, hold back what it sends and hears, or let it go on. */
	private void disturb() {
		this.disturbances++;
		RedisProxy proxy = this.nodes.get(this.random.nextInt(NODES)).proxy;
		switch (this.random.nextInt(4)) {
			case 0 -> proxy.cut();
			case 1 -> proxy.pause();
			default -> this.nodes.forEach((node) -> node.proxy.resume());
		}
	}

	private List<String> problems() {
		List<String> problems = new ArrayList<>();
		for (Node node : this.nodes) {
			if (node.hub.nodes() != NODES - 1) {
				problems.add("node " + node.index + " knows " + node.hub.nodes() + " others");
			}
			for (int i = 0; i < ROOMS; i++) {
				node.compare("room-" + i, problems);
			}
		}
		return problems;
	}

	private static boolean await(String otherwise, BooleanSupplier condition) {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() - end > 0) {
				System.out.println(otherwise + " after " + PATIENCE.toSeconds() + " s");
				return false;
			}
			LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
		}
		return true;
	}

	private void close() {
		this.nodes.forEach(Node::close);
		this.redis.close();
	}

	/** A node with users that no other node has. */
	private final class Node {

		private final int index;

		private final RedisProxy proxy = new RedisProxy(PresenceRun.this.redis);

		private final RedisLink link = new RedisLink(RedisNode.address(this.proxy.port()), "live:run:",
				Duration.ofSeconds(3));

		private final PresenceHub hub = new PresenceHub(new RedisPresenceTransport(this.link),
				PresenceSettings.DEFAULTS, (diff) -> {
				}, TimeSource.SYSTEM);

		private final String[] rooms = new String[TABS];

		Node(int index) {
			this.index = index;
			for (int i = 0; i < TABS; i++) {
				this.rooms[i] = "room-" + PresenceRun.this.random.nextInt(ROOMS);
			}
			this.link.start();
			this.hub.start();
		}

		void event() {
			int tab = PresenceRun.this.random.nextInt(TABS);
			String room = this.rooms[tab];
			String user = "user-" + this.index + "-" + tab;
			TreeMap<String, String> members = PresenceRun.this.truth.computeIfAbsent(room, (name) -> new TreeMap<>());
			if (members.containsKey(user) && PresenceRun.this.random.nextInt(3) > 0) {
				this.hub.untrack(room, user, "tab-" + tab);
				members.remove(user);
				return;
			}
			String metadata = "{\"status\":\"" + PresenceRun.this.random.nextInt(1000) + "\"}";
			this.hub.track(room, user, "tab-" + tab, metadata);
			members.put(user, metadata);
		}

		void compare(String room, List<String> problems) {
			TreeMap<String, String> seen = new TreeMap<>();
			for (LiveMember<String> member : this.hub.list(room)) {
				seen.put(member.key(), member.metadata());
			}
			TreeMap<String, String> members = PresenceRun.this.truth.getOrDefault(room, new TreeMap<>());
			if (!seen.equals(members)) {
				long ghosts = seen.keySet().stream().filter((key) -> !members.containsKey(key)).count();
				long missing = members.keySet().stream().filter((key) -> !seen.containsKey(key)).count();
				problems.add("node " + this.index + ", " + room + ": " + ghosts + " ghosts, " + missing + " missing of "
						+ members.size());
			}
		}

		void close() {
			this.hub.close();
			this.link.close();
			this.proxy.close();
		}

	}

}
