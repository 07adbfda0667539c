package org.livespring.session;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

import org.livespring.concurrent.TimeSource;
import org.livespring.log.PrintableLog;

/**
 * Requests sleeping trees from browsers, each one once and a limited number at a time. A
 * browser that does not answer is asked again after growing intervals. Thread-safe.
 */
final class WakeUpCalls {

	private static final Log logger = PrintableLog.of(WakeUpCalls.class);

	/** Maximum number of requests at a time. */
	private static final int MOST = 64;

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final int MOST_DOUBLED = 5;

	private final Executor executor;

	private final TimeSource time;

	/** Requests that are not sent yet. Guarded by this. */
	private final Map<Sleeper, WakeUpCall> waiting = new LinkedHashMap<>();

	/** Requests that are sent and may still be answered. Guarded by this. */
	private final Map<Sleeper, WakeUpCall> asked = new LinkedHashMap<>();

	/**
	 * Requests that were not answered and pause before they are repeated. Guarded by
	 * this.
	 */
	private final Map<Sleeper, WakeUpCall> unanswered = new LinkedHashMap<>();

	WakeUpCalls(Executor executor, TimeSource time) {
		this.executor = executor;
		this.time = time;
	}

	/** Request a sleeper, unless it is requested already. */
	void call(Sleeper sleeper) {
		synchronized (this) {
			if (!this.asked.containsKey(sleeper) && !this.unanswered.containsKey(sleeper)) {
				this.waiting.putIfAbsent(sleeper, new WakeUpCall(0, 0));
			}
		}
		next();
	}

	/** Remove the request for a sleeper, because it is awake or will not wake up. */
	void end(Sleeper sleeper) {
		synchronized (this) {
			this.waiting.remove(sleeper);
			this.asked.remove(sleeper);
			this.unanswered.remove(sleeper);
		}
		next();
	}

	/** Repeat requests that were not answered. */
	void check(long now) {
		synchronized (this) {
			move(now, this.unanswered, this.waiting, UnaryOperator.identity());
			move(now, this.asked, this.unanswered, (call) -> call.unanswered(now));
		}
		next();
	}

	/** Moves the requests whose time is over to the next step. */
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
				logger.debug("A sleeping component is not requested because the application stops");
			}
		}
	}

	private synchronized @Nullable Sleeper take() {
		if (this.waiting.isEmpty() || this.asked.size() >= MOST) {
			return null;
		}
		Sleeper sleeper = this.waiting.keySet().iterator().next();
		int attempts = Objects.requireNonNull(this.waiting.remove(sleeper)).attempts;
		this.asked.put(sleeper, new WakeUpCall(attempts, this.time.nanos() + PATIENCE.toNanos()));
		return sleeper;
	}

	/** A sleeping tree that can be requested. */
	interface Sleeper {

		/**
		 * Send the request to the browser. Returns {@code false} if the tree does not
		 * sleep any more.
		 */
		boolean ask();

	}

	/**
	 * The state of one request.
	 *
	 * @param attempts number of requests that were not answered
	 * @param until time at which the present step ends, ignored while the request is not
	 * sent yet
	 */
	private record WakeUpCall(int attempts, long until) {

		WakeUpCall unanswered(long now) {
			return new WakeUpCall(this.attempts + 1,
					now + (PATIENCE.toNanos() << Math.min(this.attempts, MOST_DOUBLED)));
		}

	}

}
