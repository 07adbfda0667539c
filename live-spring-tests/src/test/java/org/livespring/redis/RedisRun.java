package org.livespring.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;

import org.livespring.LivePosition;
import org.livespring.room.RoomBroker;
import org.livespring.room.RoomCursor;
import org.livespring.room.RoomEvent;
import org.livespring.room.RoomHub;
import org.livespring.room.RoomMember;
import org.livespring.room.RoomMessage;
import org.livespring.room.RoomMonitor;
import org.livespring.load.wire.RedisProcess;

/**
 * Longer runs over a real Redis that is killed, hung, emptied, deafened and cut, with
 * what members were told compared with what was published. {@code docs/measuring.md} says
 * how to run it.
 */
public final class RedisRun {

	private static final String ROOM = "room:run";

	private static final int MESSAGES = 100_000;

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final RedisProcess redis = RedisProcess.start();

	private final List<RedisProxy> proxies = new ArrayList<>();

	private final List<RedisNode> nodes = new ArrayList<>();

	private final List<RoomHub> hubs = new ArrayList<>();

	private final List<Follower> followers = new ArrayList<>();

	private final AtomicLong published = new AtomicLong();

	private long longest;

	private RedisRun(int nodes, int members) {
		for (int i = 0; i < nodes; i++) {
			RedisProxy proxy = new RedisProxy(this.redis);
			this.proxies.add(proxy);
			RedisNode node = new RedisNode(proxy.port()).awaitAvailable();
			this.nodes.add(node);
			this.hubs.add(new RoomHub(node.broker, RoomMonitor.NONE));
		}
		LivePosition start = Listener.done(this.nodes.get(0).broker.latest(ROOM, 0)).position();
		for (int i = 0; i < members; i++) {
			Follower follower = new Follower("m" + i);
			this.followers.add(follower);
			this.hubs.get(i % nodes).join(follower, ROOM, start);
		}
	}

	public static void main(String[] args) {
		for (String row : args) {
			System.out.println(row);
			RedisRun run = new RedisRun("stream".equals(row) ? 4 : 2, 100);
			try {
				run.run(row);
				run.check();
			}
			finally {
				run.close();
			}
		}
		System.exit(0);
	}

	private void run(String row) {
		switch (row) {
			case "killed" -> outage(Duration.ofSeconds(10), this.redis::kill, this.redis::restart);
			case "hung" -> outage(Duration.ofSeconds(20), this.redis::hang, this.redis::resume);
			case "emptied" -> {
				publishFor(Duration.ofSeconds(5));
				this.redis.flush();
				long begin = System.nanoTime();
				until("all are told of the new epoch", () -> this.followers.stream().allMatch((f) -> f.missed > 0));
				print("new epoch seen by all after", begin);
				publishFor(Duration.ofSeconds(2));
			}
			case "deaf" -> {
				publishFor(Duration.ofSeconds(2));
				RedisProxy proxy = this.proxies.get(1);
				proxy.deafenSubscribers();
				long begin = System.nanoTime();
				while (proxy.subscribers() == 0 && System.nanoTime() - begin < PATIENCE.toNanos()) {
					publish();
				}
				print("subscribed anew after", begin);
				publishFor(Duration.ofSeconds(2));
			}
			case "stream" -> stream();
			default -> throw new IllegalArgumentException("One of killed, hung, emptied, deaf and stream");
		}
	}

	private void outage(Duration time, Runnable begin, Runnable end) {
		publishFor(Duration.ofSeconds(3));
		begin.run();
		long lost = System.nanoTime();
		boolean noticed = false;
		while (System.nanoTime() - lost < time.toNanos()) {
			publish();
			if (!noticed && this.nodes.stream().allMatch((node) -> node.broker.state() == RoomBroker.State.AWAY)) {
				noticed = true;
				print("noticed by all after", lost);
			}
		}
		end.run();
		long back = System.nanoTime();
		until("all have all", this::isComplete);
		print("all know all after", back);
		publishFor(Duration.ofSeconds(2));
	}

	/** As fast as it goes, with a node's connections cut every now and then. */
	private void stream() {
		long begin = System.nanoTime();
		int cuts = 0;
		long next = begin;
		while (this.published.get() < MESSAGES) {
			send();
			if (System.nanoTime() > next) {
				next = System.nanoTime() + ThreadLocalRandom.current().nextLong(100_000_000L, 600_000_000L);
				this.proxies.get(ThreadLocalRandom.current().nextInt(1, this.proxies.size())).cut();
				cuts++;
			}
			// Not more than the history holds may wait
			if (this.published.get() % 1000 == 0) {
				until("some have come", () -> this.published.get() - this.followers.get(0).last < 20_000);
			}
		}
		print(MESSAGES + " messages, " + cuts + " cuts, sent in", begin);
		until("all have all", this::isComplete);
		print("all have all after", begin);
	}

	private void publishFor(Duration time) {
		long end = System.nanoTime() + time.toNanos();
		while (System.nanoTime() < end) {
			publish();
		}
	}

	/** Fifty a second. */
	private void publish() {
		send();
		LockSupport.parkNanos(20_000_000);
	}

	private void send() {
		long number = this.published.incrementAndGet();
		RoomMessage message = new RoomMessage("id" + number, ROOM, "numbered",
				Long.toString(number).getBytes(StandardCharsets.UTF_8), null, false, true, System.currentTimeMillis(),
				Map.of());
		long begin = System.nanoTime();
		this.nodes.get(0).broker.publish(message);
		this.longest = Math.max(this.longest, System.nanoTime() - begin);
	}

	private boolean isComplete() {
		return this.followers.stream().allMatch((follower) -> follower.last == this.published.get());
	}

	private void until(String what, BooleanSupplier condition) {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) {
				throw new IllegalStateException("After " + PATIENCE.toSeconds() + " s it is not so that " + what);
			}
			LockSupport.parkNanos(5_000_000);
		}
	}

	private void check() {
		until("all have all", this::isComplete);
		System.out.printf(Locale.ROOT,
				"  %d messages to %d members: %d gaps that were told, %d undetected, %d twice, %d out of order; "
						+ "longest publish call %.1f ms%n",
				this.published.get(), this.followers.size(), sum((follower) -> follower.missed),
				sum((follower) -> follower.gaps), sum((follower) -> follower.twice),
				sum((follower) -> follower.disorder), this.longest / 1e6);
		if (sum((follower) -> follower.gaps + follower.twice + follower.disorder) > 0) {
			throw new IllegalStateException("A promise was broken");
		}
	}

	private long sum(ToLongFunction<Follower> figure) {
		return this.followers.stream().mapToLong(figure).sum();
	}

	private static void print(String what, long begin) {
		System.out.printf(Locale.ROOT, "  %s %.2f s%n", what, (System.nanoTime() - begin) / 1e9);
	}

	private void close() {
		this.nodes.forEach(RedisNode::close);
		this.proxies.forEach(RedisProxy::close);
		this.redis.close();
	}

	/** Counts what is not as promised. */
	private static final class Follower implements RoomMember {

		private final String id;

		// Written by one thread at a time

		private volatile long last;

		private volatile long missed;

		private volatile long gaps;

		private volatile long twice;

		private volatile long disorder;

		/** Whether a gap was told since the last message. */
		private boolean told;

		Follower(String id) {
			this.id = id;
		}

		@Override
		public String id() {
			return this.id;
		}

		@Override
		public synchronized void received(RoomEvent delivery, RoomCursor cursor) {
			long number = Long.parseLong(new String(delivery.message().data(), StandardCharsets.UTF_8));
			if (number == this.last) {
				this.twice++;
			}
			else if (number < this.last) {
				this.disorder++;
			}
			else if (number > this.last + 1 && !this.told) {
				this.gaps++;
			}
			this.told = false;
			this.last = Math.max(this.last, number);
		}

		@Override
		public void advanced(String room, LivePosition position) {
			// Nothing new
		}

		@Override
		public synchronized void missed(String room, LivePosition position) {
			this.missed++;
			this.told = true;
		}

	}

}
