package org.livespring.session;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Asks browsers for what sleeps and is wanted: for each once, so many at a time. A
 * browser that does not answer is asked again, later and later. Thread-safe.
 */
final class WakeUpCalls {

	private static final Log logger = LogFactory.getLog(WakeUpCalls.class);

	/** Browsers that are asked at a time; those that answer wait for one another. */
	private static final int MOST = 64;

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final int MOST_DOUBLED = 5;

	private final Executor executor;

	/** Those whose turn is to come. Guarded by this. */
	private final Map<Sleeper, WakeUpCall> waiting = new LinkedHashMap<>();

	/** Those that were asked for and may still answer. Guarded by this. */
	private final Map<Sleeper, WakeUpCall> asked = new LinkedHashMap<>();

	/** Those that did not answer and are left in peace. Guarded by this. */
	private final Map<Sleeper, WakeUpCall> unanswered = new LinkedHashMap<>();

	WakeUpCalls(Executor executor) {
		this.executor = executor;
	}

	/** A sleeper is wanted. */
	void call(Sleeper sleeper) {
		synchronized (this) {
			if (!this.asked.containsKey(sleeper) && !this.unanswered.containsKey(sleeper)) {
				this.waiting.putIfAbsent(sleeper, new WakeUpCall(0, 0));
			}
		}
		next();
	}

	/** A sleeper came back, or will not. */
	void end(Sleeper sleeper) {
		synchronized (this) {
			this.waiting.remove(sleeper);
			this.asked.remove(sleeper);
			this.unanswered.remove(sleeper);
		}
		next();
	}

	/** Ask again for what did not come. */
	void check(long now) {
		synchronized (this) {
			move(now, this.unanswered, this.waiting, UnaryOperator.identity());
			move(now, this.asked, this.unanswered, (call) -> call.unanswered(now));
		}
		next();
	}

	/** Move those on whose time is over. */
	private static void move(long now, Map<Sleeper, WakeUpCall> from, Map<Sleeper, WakeUpCall> to,
			UnaryOperator<WakeUpCall> step) {
		from.entrySet().removeIf((entry) -> {
			boolean over = entry.getValue().until - now < 0;
			if (over) {
				to.put(entry.getKey(), step.apply(entry.getValue()));
			}
			return over;
		});
	}

	private void next() {
		Sleeper sleeper;
		while ((sleeper = take()) != null) {
			Sleeper next = sleeper;
			try {
				this.executor.execute(() -> {
					if (!next.ask()) {
						end(next);
					}
				});
			}
			catch (RejectedExecutionException ex) {
				logger.debug("Not asked for, the application stops");
			}
		}
	}

	private synchronized @Nullable Sleeper take() {
		if (this.waiting.isEmpty() || this.asked.size() >= MOST) {
			return null;
		}
		Sleeper sleeper = this.waiting.keySet().iterator().next();
		int attempts = Objects.requireNonNull(this.waiting.remove(sleeper)).attempts;
		this.asked.put(sleeper, new WakeUpCall(attempts, System.nanoTime() + PATIENCE.toNanos()));
		return sleeper;
	}

	/** What may be wanted. */
	interface Sleeper {

		/** Ask the browser for it; {@code false} if it does not sleep any more. */
		boolean ask();

	}

	/**
	 * How something is asked for.
	 *
	 * @param attempts how often it did not answer
	 * @param until when the present step is over, unless it is to wait for its turn
	 */
	private record WakeUpCall(int attempts, long until) {

		WakeUpCall unanswered(long now) {
			return new WakeUpCall(this.attempts + 1,
					now + (PATIENCE.toNanos() << Math.min(this.attempts, MOST_DOUBLED)));
		}

	}

}
