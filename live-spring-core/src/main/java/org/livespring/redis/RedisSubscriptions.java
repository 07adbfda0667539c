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
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.core.script.RedisScript;

/**
 * The channels this node hears, on a connection of their own. Publishes to itself, and
 * where it does not hear itself for some seconds it makes a new connection. Messages of a
 * channel come in order, on the thread of the connection.
 */
public final class RedisSubscriptions extends RedisPubSubAdapter<String, byte[]> implements RedisLink.Listener {

	private static final Log logger = LogFactory.getLog(RedisSubscriptions.class);

	static final Duration DEAF_AFTER = Duration.ofSeconds(3);

	private static final Duration PROBE_INTERVAL = Duration.ofSeconds(1);

	private static final RedisScript<Long> PUBLISH = RedisScript.of("""
			-- KEYS: channel   ARGV: command, message
			return redis.call(ARGV[1], KEYS[1], ARGV[2])
			""", Long.class);

	private final RedisLink link;

	private final LettuceConnections connections;

	/** Channel by which this node hears itself. */
	private final String self;

	private final Map<String, Entry> entries = new ConcurrentHashMap<>();

	private volatile @Nullable StatefulRedisPubSubConnection<String, byte[]> channels;

	/** When this node heard itself last, in nanoseconds. */
	private volatile long heard;

	/** When it said something last; used by the worker only. */
	private long said;

	/** How often it said something since, or could not subscribe to itself. */
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
	 * Hear a channel from now on, as soon as Redis is there.
	 * @param name the channel
	 * @param channel is told
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

	/** A channel that should have been heard was not. */
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
			logger.warn("Redis does not deliver what was subscribed; subscribing anew");
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

	/** While Redis is away nobody hears anything. */
	@Override
	public void changed(boolean available) {
		hearsItself();
		tick();
	}

	private void hearsItself() {
		this.heard = System.nanoTime();
		this.unheard.set(0);
	}

	/** Whether this node surely heard itself a short while ago. */
	public boolean isHearing() {
		return this.channels != null && isHeardWithin(DEAF_AFTER);
	}

	/** A node that was slow, and said nothing, is not deaf. */
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
			logger.debug("No connection for subscriptions", ex);
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

	/** A subscription holds, again after each interruption. */
	@Override
	public void subscribed(String name, long count) {
		Entry entry = this.entries.get(name);
		// The first time is told by the answer to the command
		if (entry != null && entry.confirmed) {
			entry.channel.subscribed();
			if (entry == this.itself) {
				hearsItself();
			}
		}
	}

	/** What is heard in a channel; methods return at once. */
	public interface Channel {

		/** A message. */
		void received(byte[] message);

		/**
		 * The channel is heard from now on; messages before may be missed. Called again
		 * after each interruption.
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
