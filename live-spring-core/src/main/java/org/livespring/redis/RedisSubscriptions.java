package org.livespring.redis;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.core.script.RedisScript;

import org.livespring.log.PrintableLog;

/**
 * The subscriptions of this node to channels, on a separate connection. To test that
 * connection, the node publishes to a channel of its own, and reconnects if it receives
 * none of these messages for some seconds. Messages of a channel are delivered in order,
 * on the thread of the connection.
 */
public final class RedisSubscriptions extends RedisPubSubAdapter<String, byte[]> implements RedisLink.Listener {

	private static final Log logger = PrintableLog.of(RedisSubscriptions.class);

	static final Duration DEAF_AFTER = Duration.ofSeconds(3);

	private static final Duration PROBE_INTERVAL = Duration.ofSeconds(1);

	private static final RedisScript<Long> PUBLISH = RedisScript.of("""
			-- KEYS: channel   ARGV: command, message
			return redis.call(ARGV[1], KEYS[1], ARGV[2])
			""", Long.class);

	private final RedisLink link;

	private final LettuceConnections connections;

	/** Channel by which this node tests its subscriptions. */
	private final String self;

	private final Map<String, Entry> entries = new ConcurrentHashMap<>();

	private volatile @Nullable StatefulRedisPubSubConnection<String, byte[]> channels;

	/** When this node last received a test message, by {@link System#nanoTime()}. */
	private volatile long heard;

	/** When it last published a test message. Used only by the worker. */
	private long said;

	/**
	 * Number of test messages published since then, and of failed subscriptions to the
	 * own channel.
	 */
	private final AtomicInteger unheard = new AtomicInteger();

	private final Entry itself = new Entry((message) -> hearsItself());

	RedisSubscriptions(RedisLink link, LettuceConnections connections) {
		this.link = link;
		this.connections = connections;
		this.self = link.keys().node(link.node());
		this.entries.put(this.self, this.itself);
		link.addListener(this);
	}

	/**
	 * Subscribes to a channel, as soon as Redis is available.
	 * @param name name of the channel
	 * @param channel receives the messages
	 */
	public void subscribe(String name, Channel channel) {
		Entry entry = new Entry(channel);
		this.entries.put(name, entry);
		subscribe(name, entry);
	}

	public void unsubscribe(String name) {
		this.entries.remove(name);
		StatefulRedisPubSubConnection<String, byte[]> channels = this.channels;
		if (channels != null) {
			this.connections.unsubscribe(channels.async(), name);
		}
	}

	/** Subscribes again to a channel that did not deliver its messages. */
	public void resubscribe(String name) {
		Entry entry = this.entries.get(name);
		if (entry != null) {
			entry.confirmed = false;
		}
	}

	private void subscribe(String name, Entry entry) {
		StatefulRedisPubSubConnection<String, byte[]> channels = this.channels;
		if (channels == null || entry.pending) {
			return;
		}
		entry.pending = true;
		this.connections.subscribe(channels.async(), name).whenComplete((done, failure) -> {
			entry.pending = false;
			if (failure == null && channels == this.channels) {
				entry.confirmed = true;
				subscribed(name, 0);
			}
			else if (entry == this.itself) {
				this.unheard.incrementAndGet();
			}
		});
	}

	@Override
	public void tick() {
		if (!this.link.isAvailable()) {
			return;
		}
		if (this.channels != null && isDeaf()) {
			logger.warn("Redis does not deliver the messages of subscribed channels; opening a new connection");
			disconnect();
		}
		if (this.channels == null) {
			connect();
		}
		this.entries.forEach((name, entry) -> {
			if (!entry.confirmed) {
				subscribe(name, entry);
			}
		});
		saySomething();
	}

	/** Starts the test anew, since no messages arrive during an outage of Redis. */
	@Override
	public void changed(boolean available) {
		hearsItself();
		tick();
	}

	private void hearsItself() {
		this.heard = System.nanoTime();
		this.unheard.set(0);
	}

	/**
	 * Whether this node has received a test message within the last seconds, so that its
	 * subscriptions work.
	 */
	public boolean isHearing() {
		return this.channels != null && isHeardWithin(DEAF_AFTER);
	}

	/**
	 * Whether the subscriptions do not work. A node that was too slow to publish test
	 * messages does not count.
	 */
	private boolean isDeaf() {
		return this.unheard.get() >= DEAF_AFTER.dividedBy(PROBE_INTERVAL) && !isHeardWithin(DEAF_AFTER);
	}

	private boolean isHeardWithin(Duration time) {
		return System.nanoTime() - this.heard <= time.toNanos();
	}

	private void connect() {
		try {
			this.channels = this.connections.connectChannels(this);
			hearsItself();
		}
		catch (RuntimeException ex) {
			logger.debug("Could not open the connection for subscriptions", ex);
		}
	}

	private void disconnect() {
		StatefulRedisPubSubConnection<String, byte[]> channels = this.channels;
		this.channels = null;
		this.entries.values().forEach((entry) -> entry.confirmed = false);
		if (channels != null) {
			channels.closeAsync();
		}
	}

	private void saySomething() {
		long now = System.nanoTime();
		if (this.itself.confirmed && now - this.said >= PROBE_INTERVAL.toNanos()) {
			this.said = now;
			this.unheard.incrementAndGet();
			publish(this.self, new byte[0]);
		}
	}

	public CompletionStage<?> publish(String channel, byte[] message) {
		return this.link.run(PUBLISH, List.of(channel), this.connections.publishCommand(), message);
	}

	@Override
	public void smessage(String name, byte[] message) {
		message(name, message);
	}

	@Override
	public void message(String name, byte[] message) {
		Entry entry = this.entries.get(name);
		if (entry != null) {
			entry.channel.received(message);
		}
	}

	@Override
	public void ssubscribed(String name, long count) {
		subscribed(name, count);
	}

	/** Called when a channel is subscribed, also after each interruption. */
	@Override
	public void subscribed(String name, long count) {
		Entry entry = this.entries.get(name);
		// The answer to the first command calls this method itself, after it set
		// confirmed
		if (entry != null && entry.confirmed) {
			entry.channel.subscribed();
			if (entry == this.itself) {
				hearsItself();
			}
		}
	}

	/** Receives the messages of a channel. Its methods must not block. */
	public interface Channel {

		/** Called with each message. */
		void received(byte[] message);

		/**
		 * Called when the subscription has begun, and again after each interruption.
		 * Earlier messages may be missing.
		 */
		default void subscribed() {
		}

	}

	private static final class Entry {

		private final Channel channel;

		private volatile boolean confirmed;

		private volatile boolean pending;

		Entry(Channel channel) {
			this.channel = channel;
		}

	}

}
