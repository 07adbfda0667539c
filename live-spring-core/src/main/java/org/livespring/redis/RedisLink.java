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
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * This node's way to Redis. Connects in the background for as long as it takes, asks once
 * a second whether Redis takes writes, and says when it is lost and when it is back.
 */
public final class RedisLink implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(RedisLink.class);

	private static final Duration TICK = Duration.ofMillis(250);

	private static final Duration PROBE_INTERVAL = Duration.ofSeconds(1);

	/** Whether Redis takes writes, and whether it was emptied. */
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

	// Used by the worker only
	private boolean probing;

	private long probed;

	private boolean complained;

	/**
	 * Create a link; {@link #start()} begins to connect.
	 * @param application says where Redis is and how to connect; is not used itself
	 * @param prefix begins all keys and channels
	 * @param lease time without an answer after which others may think this node dead
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

	/** Begin to connect. */
	public void start() {
		this.worker.scheduleWithFixedDelay(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
	}

	/** Whether Redis can be reached. */
	public boolean isAvailable() {
		return this.contact.isAvailable();
	}

	/** Whether Redis has been away for so long that it will not be back in a moment. */
	public boolean isAway(Duration patience) {
		return this.contact.isAway(patience);
	}

	/** When the last probe was answered, {@code null} if none was. */
	public @Nullable Instant lastContact() {
		return this.contact.answered();
	}

	/**
	 * Whether others may have thought this node dead since a moment.
	 * @param since the moment in nanoseconds, {@code null} for the start
	 */
	public boolean hasLost(@Nullable Long since) {
		return this.contact.hasLost(since);
	}

	public RedisKeys keys() {
		return this.keys;
	}

	/** Id of this node, another one after each start. */
	public String node() {
		return this.node;
	}

	public RedisSubscriptions subscriptions() {
		return this.subscriptions;
	}

	/** Name of the command that publishes into a channel. */
	public String publishCommand() {
		return this.connections.publishCommand();
	}

	public void addListener(Listener listener) {
		this.listeners.add(listener);
	}

	/** Run something on the thread that looks after the connections. */
	void execute(Runnable task) {
		if (!this.worker.isShutdown()) {
			this.worker.execute(() -> guarded(task));
		}
	}

	/**
	 * Run a script and go on; it fails at once while Redis cannot be reached and after
	 * half a second when it does not answer. Texts in its answer are bytes.
	 */
	public <T> CompletionStage<T> run(RedisScript<T> script, List<String> keys, Object... arguments) {
		return this.connections.run(script, keys, arguments).whenComplete((result, failure) -> {
			if (failure != null) {
				failed(failure);
			}
		});
	}

	/**
	 * Ask Redis and wait for the answer.
	 * @throws DataAccessException at once while Redis cannot be reached and after half a
	 * second when it does not answer
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

	/** Ask Redis by a script and wait for the answer, as {@link #ask(Function)} does. */
	public <T> T ask(RedisScript<T> script, String key, Object... arguments) {
		Object[] texts = Stream.of(arguments).map(Object::toString).toArray();
		return ask((redis) -> redis.execute(script, List.of(key), texts));
	}

	/** Whether Redis answered, with an error: that says nothing about the way to it. */
	public static boolean isRefusal(Throwable failure) {
		return LettuceConnections.isRefusal(failure);
	}

	/** Something failed: do not rely on Redis until a probe is answered. */
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
			// The client makes a connection again that ended, not one that leads nowhere
			if (failure != null && LettuceConnections.isTimeout(failure) && this.contact.isSilent()) {
				logger.debug("Redis does not answer on this connection; connecting anew");
				this.connections.disconnect();
			}
			return;
		}
		boolean emptied = this.contact.answered(sent, RedisText.text(found));
		changeTo(true, null);
		if (emptied) {
			logger.warn("Redis was emptied: rooms begin anew, and the floor of snapshots is not known");
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
			logger.info("Redis is there");
		}
		if (changed) {
			this.listeners.forEach((listener) -> guarded(() -> listener.changed(available)));
		}
	}

	/** Once for each time Redis is away, not because this node stops. */
	private void complain(@Nullable Throwable cause) {
		if (!this.complained && !this.worker.isShutdown()) {
			this.complained = true;
			logger.warn("Redis cannot be reached; this node serves its own users on: "
					+ ((cause != null) ? NestedExceptionUtils.getMostSpecificCause(cause).getMessage() : "no answer"));
		}
	}

	private void guarded(Runnable task) {
		try {
			task.run();
		}
		catch (RuntimeException ex) {
			// What was under way when the application stopped may fail
			if (!this.worker.isShutdown()) {
				logger.error("Looking after Redis failed", ex);
			}
		}
	}

	@Override
	public void close() {
		this.worker.shutdownNow();
		this.contact.changeTo(false);
		this.factory.destroy();
	}

	/** Is told by the thread that looks after the connections; returns soon. */
	public interface Listener {

		/** Redis was lost or is back. */
		default void changed(boolean available) {
		}

		/** All that was in Redis is gone. */
		default void emptied() {
		}

		/** Four times a second. */
		default void tick() {
		}

	}

}
