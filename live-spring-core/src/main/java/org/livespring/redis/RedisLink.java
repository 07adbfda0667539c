package org.livespring.redis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScriptOutputType;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * This node's way to Redis. Connects in the background for as long as it takes, asks once
 * a second whether Redis takes writes, and says when it is lost and when it is back. No
 * call blocks.
 */
public final class RedisLink implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(RedisLink.class);

	static final Duration TICK = Duration.ofMillis(250);

	private static final Duration PROBE_INTERVAL = Duration.ofSeconds(1);

	/** A connection that was not answered for so long may have lost its way. */
	private static final Duration SILENCE = Duration.ofSeconds(5);

	/** Whether Redis takes writes, and whether it was emptied. */
	private static final RedisScript PROBE = new RedisScript("""
			-- KEYS: generation   ARGV: new generation
			redis.call('SET', KEYS[1], ARGV[1], 'NX')
			return redis.call('GET', KEYS[1])
			""");

	private final RedisAccess access;

	private final RedisKeys keys;

	private final String node = UUID.randomUUID().toString().substring(0, 13);

	private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(RedisLink::thread);

	private final RedisSubscriptions subscriptions;

	private final List<Listener> listeners = new CopyOnWriteArrayList<>();

	private volatile RedisAccess.@Nullable Commands commands;

	/** Whether the last that was heard of Redis was good. */
	private volatile boolean available;

	/** Since when it was not, in nanoseconds. */
	private volatile long lost = System.nanoTime();

	/** When the last probe that was answered was sent, in nanoseconds. */
	private volatile long contact = System.nanoTime() - Duration.ofDays(1).toNanos();

	/** When the last probe was answered. */
	private volatile @Nullable Instant answered;

	// Used by the worker only
	private boolean probing;

	private long probed;

	private boolean complained;

	private boolean wasThere;

	private @Nullable String generation;

	/** End of the last time this node was out of touch, 0 if it never was. */
	private volatile long touched;

	private final long lease;

	/**
	 * Create a link; {@link #start()} begins to connect.
	 * @param address where Redis is
	 * @param prefix begins all keys and channels
	 * @param lease time without an answer after which others may think this node dead
	 */
	public RedisLink(RedisAddress address, String prefix, Duration lease) {
		this.lease = lease.toNanos();
		this.access = address.cluster() ? new ClusterRedisAccess(address) : new SingleRedisAccess(address);
		this.keys = new RedisKeys(prefix);
		this.subscriptions = new RedisSubscriptions(this);
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
		return this.available;
	}

	/** Whether Redis has been away for so long that it will not be back in a moment. */
	boolean isAway(Duration patience) {
		return !this.available && System.nanoTime() - this.lost >= patience.toNanos();
	}

	/** When the last probe was answered, {@code null} if none was. */
	@Nullable Instant lastContact() {
		return this.answered;
	}

	RedisKeys keys() {
		return this.keys;
	}

	/** Id of this node, another one after each start. */
	String node() {
		return this.node;
	}

	RedisSubscriptions subscriptions() {
		return this.subscriptions;
	}

	RedisAccess access() {
		return this.access;
	}

	/**
	 * Whether others may have thought this node dead since a moment.
	 * @param since the moment in nanoseconds, {@code null} for the start
	 */
	boolean hasLost(@Nullable Long since) {
		if (System.nanoTime() - this.contact > this.lease) {
			return true;
		}
		long touched = this.touched;
		return touched != 0 && (since == null || since < touched);
	}

	void addListener(Listener listener) {
		this.listeners.add(listener);
	}

	/** Run something on the thread that looks after the connections. */
	void execute(Runnable task) {
		if (!this.worker.isShutdown()) {
			this.worker.execute(() -> guarded(task));
		}
	}

	/**
	 * Run a script; fails at once while Redis cannot be reached and after half a second
	 * when it does not answer.
	 */
	<T> CompletionStage<T> run(RedisScript script, ScriptOutputType type, String[] keys, byte[]... arguments) {
		RedisAccess.Commands commands = this.commands;
		if (commands == null) {
			return CompletableFuture.failedFuture(new RedisException("Not connected"));
		}
		return script.<T>run(commands.async(), type, keys, arguments).whenComplete((result, failure) -> {
			// What Redis answers with an error says nothing about the way to it
			if (failure != null && !(unwrap(failure) instanceof RedisCommandExecutionException)) {
				lost(failure);
			}
		});
	}

	static Throwable unwrap(Throwable failure) {
		return (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause() : failure;
	}

	/** Something failed: do not rely on Redis until a probe is answered. */
	private void lost(Throwable cause) {
		if (this.available) {
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
		if (this.commands == null) {
			try {
				this.commands = this.access.connect();
			}
			catch (RedisException ex) {
				complain(ex);
			}
		}
	}

	private void probe() {
		long now = System.nanoTime();
		boolean due = !this.available || now - this.probed >= PROBE_INTERVAL.toNanos();
		if (this.commands == null || this.probing || !due) {
			return;
		}
		this.probing = true;
		this.probed = now;
		String[] keys = { this.keys.generation() };
		this.<byte[]>run(PROBE, ScriptOutputType.VALUE, keys, RedisText.bytes(UUID.randomUUID().toString()))
			.whenComplete((found, failure) -> execute(() -> probed(now, found, failure)));
	}

	private void probed(long sent, byte @Nullable [] found, @Nullable Throwable failure) {
		this.probing = false;
		if (found == null) {
			changeTo(false, failure);
			replaceSilent(failure);
			return;
		}
		long now = System.nanoTime();
		if (this.wasThere && now - this.contact > this.lease) {
			this.touched = now;
		}
		this.wasThere = true;
		this.answered = Instant.now();
		this.contact = sent;
		String present = RedisText.text(found);
		boolean emptied = this.generation != null && !this.generation.equals(present);
		this.generation = present;
		changeTo(true, null);
		if (emptied) {
			logger.warn("Redis was emptied: rooms begin anew, and the floor of snapshots is not known");
			this.listeners.forEach((listener) -> guarded(listener::emptied));
		}
	}

	/**
	 * A connection that ended is made again by the client, one that merely leads nowhere
	 * any more is not.
	 */
	private void replaceSilent(@Nullable Throwable failure) {
		RedisAccess.Commands silent = this.commands;
		if (silent != null && failure != null && unwrap(failure) instanceof RedisCommandTimeoutException
				&& System.nanoTime() - this.contact > SILENCE.toNanos()) {
			logger.debug("Redis does not answer on this connection; connecting anew");
			this.commands = null;
			silent.connection().closeAsync();
		}
	}

	private void changeTo(boolean available, @Nullable Throwable cause) {
		if (available == this.available) {
			if (!available && cause != null) {
				complain(cause);
			}
			return;
		}
		this.lost = System.nanoTime();
		this.available = available;
		if (available) {
			logger.info("Redis is there");
			this.complained = false;
		}
		else {
			this.complained = false;
			complain((cause != null) ? cause : new RedisException("no answer"));
		}
		this.listeners.forEach((listener) -> guarded(() -> listener.changed(available)));
	}

	/** Once for each time Redis is away, not because this node stops. */
	private void complain(Throwable cause) {
		if (!this.complained && !this.worker.isShutdown()) {
			this.complained = true;
			logger.warn("Redis cannot be reached; this node serves its own users on: " + reason(cause));
		}
	}

	private static String reason(Throwable cause) {
		Throwable root = cause;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return String.valueOf((root.getMessage() != null) ? root.getMessage() : root);
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
		this.access.close();
	}

	/** Is told by the thread that looks after the connections; returns soon. */
	interface Listener {

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
