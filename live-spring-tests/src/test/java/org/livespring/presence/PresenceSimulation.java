package org.livespring.presence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.livespring.LiveMember;
import org.livespring.presence.PresenceMessage.Source;

/**
 * Nodes whose tabs join, change and leave at random over a bad network, and now and then
 * die. Run as a command, it measures how fast views become equal:
 * {@code mvn -q -Prun -pl live-spring-tests -am verify -DskipTests
 * -Drun.main=org.livespring.presence.PresenceSimulation -Drun.args="1000000"}.
 */
final class PresenceSimulation {

	private static final int NODES = 4;

	private static final int ROOMS = 100;

	private static final int USERS = 4_000;

	private static final int TABS = 5_000;

	private static final long TICK = 50;

	private static final Duration HEALED = Duration.ofSeconds(2);

	private static final PresenceSettings SETTINGS = new PresenceSettings(Duration.ofMillis(TICK), Duration.ZERO,
			Duration.ofSeconds(1), Duration.ofSeconds(8), 100_000, 4_096);

	private final Random random;

	private final PresenceNetwork network;

	private final List<Node> nodes = new ArrayList<>();

	private final List<String> problems = new ArrayList<>();

	private long uncut;

	private long cut;

	private int deaths;

	private int cuts;

	/** Messages that handed over a bucket. */
	private long buckets;

	PresenceSimulation(long seed) {
		this.random = new Random(seed);
		this.network = new PresenceNetwork(this.random, NODES, (to, bytes) -> this.nodes.get(to).receive(bytes));
		for (int i = 0; i < NODES; i++) {
			this.nodes.add(new Node(i));
		}
		this.cut = this.network.now + 2_000;
	}

	/**
	 * Run the nodes, heal the network and compare all views.
	 * @param events joins, changes and leaves
	 * @param eventsPerSecond how many in a second of the virtual clock
	 * @return what is wrong at the end
	 */
	List<String> run(int events, int eventsPerSecond) {
		int perTick = (int) (eventsPerSecond * TICK / 1_000);
		long length = events / perTick * TICK;
		long end = this.network.now + length;
		for (int done = 0; done < events; done += perTick) {
			for (int i = 0; i < Math.min(perTick, events - done); i++) {
				this.nodes.get(this.random.nextInt(NODES)).event();
			}
			disturb(end);
			tick();
		}
		this.network.heal();
		for (long time = 0; time < HEALED.toMillis(); time += TICK) {
			tick();
		}
		Map<String, TreeMap<String, String>> truth = truth();
		this.nodes.forEach((node) -> node.compare(truth));
		return this.problems;
	}

	private void tick() {
		this.nodes.forEach(Node::tick);
		this.network.advance(TICK);
	}

	private void disturb(long end) {
		long now = this.network.now;
		if (now >= this.cut) {
			this.network.cut();
			this.cuts++;
			this.uncut = now + 500 + this.random.nextInt(12_000);
			this.cut = this.uncut + 500 + this.random.nextInt(8_000);
		}
		else if (this.uncut > 0 && now >= this.uncut) {
			this.network.join();
			this.uncut = 0;
		}
		// Nobody can know of a death before the lease has ended
		if (now < end - SETTINGS.lease().toMillis() - 2_000 && this.random.nextInt(400) == 0) {
			this.nodes.get(this.random.nextInt(NODES)).die();
			this.deaths++;
		}
	}

	private Map<String, TreeMap<String, String>> truth() {
		PresenceView view = new PresenceView();
		this.nodes.forEach((node) -> node.tracked.forEach((key, entry) -> view.changed(node.source, key, entry)));
		Map<String, TreeMap<String, String>> truth = new HashMap<>();
		view.rooms().forEach((room) -> truth.put(room, members(view.list(room).texts())));
		return truth;
	}

	private static TreeMap<String, String> members(List<LiveMember<String>> list) {
		TreeMap<String, String> members = new TreeMap<>();
		list.forEach((member) -> members.put(member.key(), member.metadata()));
		return members;
	}

	long buckets() {
		return this.buckets;
	}

	String figures() {
		long tracked = this.nodes.stream().mapToLong((node) -> node.tracked.size()).sum();
		return "%d tabs at the end, %d cuts, %d deaths, %d messages of %d bytes".formatted(tracked, this.cuts,
				this.deaths, this.network.sent, this.network.bytes / Math.max(1, this.network.sent));
	}

	public static void main(String[] args) {
		int events = (args.length > 0) ? Integer.parseInt(args[0]) : 1_000_000;
		long seed = (args.length > 1) ? Long.parseLong(args[1]) : 1;
		PresenceSimulation simulation = new PresenceSimulation(seed);
		long start = System.nanoTime();
		List<String> problems = simulation.run(events, 20_000);
		double seconds = (System.nanoTime() - start) / 1e9;
		System.out.printf("%d events on %d nodes in %.1f s: %.0f events/s; %s%n", events, NODES, seconds,
				events / seconds, simulation.figures());
		problems.forEach(System.out::println);
		System.out.println(problems.isEmpty() ? "All views are equal 2 s after healing" : "Views differ");
		System.exit((problems.isEmpty() && events / seconds >= 50_000) ? 0 : 1);
	}

	/** A node, what it truly tracks and what its listeners were told. */
	private final class Node {

		private final int index;

		private final PresenceKey[] keys = new PresenceKey[TABS];

		private final Map<PresenceKey, PresenceEntry> tracked = new HashMap<>();

		private Map<String, TreeMap<String, String>> told = new HashMap<>();

		private Source source;

		private PresenceReplica replica;

		Node(int index) {
			this.index = index;
			for (int i = 0; i < TABS; i++) {
				this.keys[i] = new PresenceKey("room-" + random().nextInt(ROOMS), "user-" + random().nextInt(USERS),
						"tab-" + index + "-" + i);
			}
			start(1);
		}

		private Random random() {
			return PresenceSimulation.this.random;
		}

		private long now() {
			return PresenceSimulation.this.network.now;
		}

		private void start(long incarnation) {
			this.source = new Source("node-" + this.index, incarnation);
			this.replica = new PresenceReplica(this.source, SETTINGS, this::send, now());
			this.told = new HashMap<>();
			this.tracked.clear();
		}

		private void send(byte[] message) {
			// The second byte is the type
			if (message[1] == 3) {
				PresenceSimulation.this.buckets++;
			}
			PresenceSimulation.this.network.broadcast(this.index, message);
		}

		void die() {
			start(this.source.incarnation() + 1);
		}

		void event() {
			PresenceKey key = this.keys[random().nextInt(TABS)];
			PresenceEntry before = this.tracked.get(key);
			if (before != null && random().nextInt(3) > 0) {
				this.replica.untrack(key);
				this.tracked.remove(key);
				return;
			}
			String metadata = "{\"status\":\"" + random().nextInt(1_000) + "\"}";
			this.replica.track(key, metadata, now());
			long since = (before != null) ? Math.max(now(), before.since() + 1) : now();
			this.tracked.put(key, new PresenceEntry(metadata, since));
		}

		void receive(byte[] bytes) {
			this.replica.receive(bytes, now());
		}

		void tick() {
			this.replica.tick(now(), true);
			this.replica.look(0, 0, List.of()).diffs().forEach(this::tell);
		}

		private void tell(PresenceDiff diff) {
			TreeMap<String, String> members = this.told.computeIfAbsent(diff.room(), (room) -> new TreeMap<>());
			diff.joined().forEach((member) -> {
				check(members.put(member.key(), member.metadata()) == null, "joined twice: " + member);
			});
			diff.updated().forEach((member) -> {
				String before = members.put(member.key(), member.metadata());
				check(before != null && !before.equals(member.metadata()), "updated, but was not there: " + member);
			});
			diff.left().forEach((key) -> check(members.remove(key) != null, "left twice: " + key));
		}

		private void check(boolean holds, String problem) {
			if (!holds && PresenceSimulation.this.problems.size() < 20) {
				PresenceSimulation.this.problems.add(this.source + " " + problem);
			}
		}

		void compare(Map<String, TreeMap<String, String>> truth) {
			truth.forEach((room, members) -> {
				TreeMap<String, String> seen = members(this.replica.list(room).texts());
				check(seen.equals(members), difference(room, seen, members));
				check(seen.equals(this.told.getOrDefault(room, new TreeMap<>())), "was told something else of " + room);
			});
			for (int i = 0; i < ROOMS; i++) {
				String room = "room-" + i;
				check(this.replica.count(room) == truth.getOrDefault(room, new TreeMap<>()).size(),
						"counts wrongly in " + room);
			}
			check(this.replica.nodes().size() == NODES - 1, "knows of " + this.replica.nodes());
		}

		private String difference(String room, TreeMap<String, String> seen, TreeMap<String, String> members) {
			TreeMap<String, String> ghosts = new TreeMap<>(seen);
			members.keySet().forEach(ghosts::remove);
			TreeMap<String, String> missing = new TreeMap<>(members);
			seen.keySet().forEach(missing::remove);
			return room + ": %d ghosts, %d missing of %d".formatted(ghosts.size(), missing.size(), members.size());
		}

	}

}
