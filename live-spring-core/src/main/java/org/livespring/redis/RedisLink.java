package org.livespring.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

import org.livespring.log.PrintableLog;

/**
 * The connections of this node to Redis. It connects in the background and retries until
 * it succeeds, probes once a second whether Redis accepts writes, and tells its listeners
 * when Redis becomes unavailable or available again. Thread-safe.
 */
public final class RedisLink implements AutoCloseable {

	private static final Log logger = PrintableLog.of(RedisLink.class);

	private static final Duration TICK = Duration.ofMillis(250);

	private static final Duration PROBE_INTERVAL = Duration.ofSeconds(1);

	/**
	 * Tests whether Redis accepts writes, and returns the generation, which tells whether
	 * Redis was emptied.
	 */
	private static final RedisScript<byte[]> PROBE = RedisScript.of("""
			-- KEYS: generation   ARGV: new generation
			redis.call('SET', KEYS[1], ARGV[1], 'NX')
			return redis.call('GET', KEYS[1])
			""", byte[].class);

	private final OwnConnectionFactory factory;

	private final StringRedisTemplate template;

	private final LettuceConnections connections;

	private final RedisKeys keys;

	private final String node = UUID.randomUUID().toString().substring(0, 13);

	private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(RedisLink::thread);

	private final RedisContact contact;

	private final RedisSubscriptions subscriptions;

	private final List<Listener> listeners = new CopyOnWriteArrayList<>();

	// Used only by the worker
	private boolean probing;

	private long probed;

	private boolean complained;

	/**
	 * Creates a link; {@link #start()} begins to connect.
	 * @param application connection factory of the application; only its settings are
	 * used
	 * @param prefix prefix of all keys and channels
	 * @param lease time without an answer after which other nodes may consider this node
	 * dead
	 */
	public RedisLink(LettuceConnectionFactory application, String prefix, Duration lease) {
		this.factory = OwnConnectionFactory.like(application);
		this.factory.afterPropertiesSet();
		this.template = new StringRedisTemplate(this.factory);
		this.connections = new LettuceConnections(this.factory);
		this.keys = new RedisKeys(prefix);
		this.contact = new RedisContact(lease);
		this.subscriptions = new RedisSubscriptions(this, this.connections);
	}

	private static Thread thread(Runnable task) {
		Thread thread = new Thread(task, "live-redis");
		thread.setDaemon(true);
		return thread;
	}

	/** Begins to connect. */
	public void start() {
		this.worker.scheduleWithFixedDelay(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
	}

	/** Whether Redis is available. */
	public boolean isAvailable() {
		return this.contact.isAvailable();
	}

	/** Whether Redis has been unavailable for at least this long. */
	public boolean isAway(Duration patience) {
		return this.contact.isAway(patience);
	}

	/** Returns when the last probe was answered, {@code null} if none was. */
	public @Nullable Instant lastContact() {
		return this.contact.answered();
	}

	/**
	 * Whether other nodes may have considered this node dead since a time.
	 * @param since the time, by {@link System#nanoTime()}; {@code null} for the start
	 */
	public boolean hasLost(@Nullable Long since) {
		return this.contact.hasLost(since);
	}

	public RedisKeys keys() {
		return this.keys;
	}

	/** Returns the id of this node, a new one after each start. */
	public String node() {
		return this.node;
	}

	public RedisSubscriptions subscriptions() {
		return this.subscriptions;
	}

	/** Returns the name of the command that publishes to a channel. */
	public String publishCommand() {
		return this.connections.publishCommand();
	}

	public void addListener(Listener listener) {
		this.listeners.add(listener);
	}

	/** Runs a task on the thread that maintains the connections. */
	void execute(Runnable task) {
		if (!this.worker.isShutdown()) {
			this.worker.execute(() -> guarded(task));
		}
	}

	/**
	 * Runs a script without blocking. It fails at once while Redis is unavailable, and
	 * after half a second without an answer. Texts in the answer are bytes.
	 */
	public <T> CompletionStage<T> run(RedisScript<T> script, List<String> keys, Object... arguments) {
		return this.connections.run(script, keys, arguments).whenComplete((result, failure) -> {
			if (failure != null) {
				failed(failure);
			}
		});
	}

	/**
	 * Sends a command to Redis and waits for the answer.
	 * @throws DataAccessException at once while Redis is unavailable, or after half a
	 * second without an answer
	 */
	public <T extends @Nullable Object> T ask(Function<StringRedisTemplate, T> question) {
		if (!isAvailable()) {
			throw new RedisConnectionFailureException("Redis cannot be reached");
		}
		try {
			return question.apply(this.template);
		}
		catch (DataAccessException ex) {
			failed(ex);
			throw ex;
		}
	}

	/** Runs a script and waits for the answer, as {@link #ask(Function)} does. */
	public <T> T ask(RedisScript<T> script, String key, Object... arguments) {
		Object[] texts = Stream.of(arguments).map(Object::toString).toArray();
		return ask((redis) -> redis.execute(script, List.of(key), texts));
	}

	/**
	 * Whether Redis answered with an error. In this case the connection to Redis works.
	 */
	public static boolean isRefusal(Throwable failure) {
		return LettuceConnections.isRefusal(failure);
	}

	/** Treats Redis as unavailable until a probe is answered. */
	private void failed(Throwable cause) {
		if (isAvailable() && !isRefusal(cause)) {
			execute(() -> changeTo(false, cause));
		}
	}

	private void tick() {
		guarded(() -> {
			connect();
			probe();
			this.listeners.forEach((listener) -> guarded(listener::tick));
		});
	}

	private void connect() {
		if (!this.connections.isConnected()) {
			try {
				this.connections.connect();
			}
			catch (RuntimeException ex) {
				complain(ex);
			}
		}
	}

	private void probe() {
		long now = System.nanoTime();
		boolean due = !isAvailable() || now - this.probed >= PROBE_INTERVAL.toNanos();
		if (!this.connections.isConnected() || this.probing || !due) {
			return;
		}
		this.probing = true;
		this.probed = now;
		run(PROBE, List.of(this.keys.generation()), UUID.randomUUID())
			.whenComplete((found, failure) -> execute(() -> probed(now, found, failure)));
	}

	private void probed(long sent, byte @Nullable [] found, @Nullable Throwable failure) {
		this.probing = false;
		if (found == null) {
			changeTo(false, failure);
			// Lettuce reconnects after the end of a connection, but does not notice a
			// dead one
			if (failure != null && LettuceConnections.isTimeout(failure) && this.contact.isSilent()) {
				logger.debug("Redis does not answer on this connection; opening a new one");
				this.connections.disconnect();
			}
			return;
		}
		boolean emptied = this.contact.answered(sent, RedisText.text(found));
		changeTo(true, null);
		if (emptied) {
			logger.warn("Redis was emptied: the history of rooms is lost, and the floors of snapshots are unknown");
			this.listeners.forEach((listener) -> guarded(listener::emptied));
		}
	}

	private void changeTo(boolean available, @Nullable Throwable cause) {
		boolean changed = this.contact.changeTo(available);
		if (changed) {
			this.complained = false;
		}
		if (!available) {
			complain(cause);
		}
		else if (changed) {
			logger.info("Redis is available");
		}
		if (changed) {
			this.listeners.forEach((listener) -> guarded(() -> listener.changed(available)));
		}
	}

	/** Logs once for each outage, but not while this node shuts down. */
	private void complain(@Nullable Throwable cause) {
		if (!this.complained && !this.worker.isShutdown()) {
			this.complained = true;
			logger.warn("Redis cannot be reached; this node continues without the other nodes: "
					+ ((cause != null) ? NestedExceptionUtils.getMostSpecificCause(cause).getMessage() : "no answer"));
		}
	}

	private void guarded(Runnable task) {
		try {
			task.run();
		}
		catch (RuntimeException ex) {
			// Tasks that still run when the application stops may fail
			if (!this.worker.isShutdown()) {
				logger.error("A task of the connections to Redis failed", ex);
			}
		}
	}

	@Override
	public void close() {
		this.worker.shutdownNow();
		this.contact.changeTo(false);
		this.factory.destroy();
	}

	/**
	 * Called by the thread that maintains the connections; implementations must not
	 * block.
	 */
	public interface Listener {

		/** Called when Redis has become available or unavailable. */
		default void changed(boolean available) {
		}

		/** Called when Redis was emptied and has lost all data. */
		default void emptied() {
		}

		/** Called four times a second. */
		default void tick() {
		}

	}

}
