package org.livespring.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

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

	/** What is wanted. Guarded by this. */
	private final Map<Sleeper, WakeUpCall> calls = new LinkedHashMap<>();

	/** Those whose turn is to come. Guarded by this. */
	private final Queue<Sleeper> waiting = new ArrayDeque<>();

	/** Those that were asked for and may still answer. Guarded by this. */
	private int asked;

	WakeUpCalls(Executor executor) {
		this.executor = executor;
	}

	/** A sleeper is wanted. */
	void call(Sleeper sleeper) {
		synchronized (this) {
			if (this.calls.putIfAbsent(sleeper, new WakeUpCall()) != null) {
				return;
			}
			this.waiting.add(sleeper);
		}
		next();
	}

	/** A sleeper came back, or will not. */
	void end(Sleeper sleeper) {
		synchronized (this) {
			WakeUpCall call = this.calls.remove(sleeper);
			if (call == null) {
				return;
			}
			if (call.step == Step.WAITING) {
				this.waiting.remove(sleeper);
			}
			else if (call.step == Step.ASKED) {
				this.asked--;
			}
		}
		next();
	}

	/** Ask again for what did not come. */
	void check(long now) {
		synchronized (this) {
			this.calls.forEach((sleeper, call) -> {
				if (call.step == Step.ASKED && call.until - now < 0) {
					call.unanswered(now);
					this.asked--;
				}
				else if (call.step == Step.UNANSWERED && call.until - now < 0) {
					call.step = Step.WAITING;
					this.waiting.add(sleeper);
				}
			});
		}
		next();
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
		Sleeper sleeper = (this.asked < MOST) ? this.waiting.poll() : null;
		WakeUpCall call = (sleeper != null) ? this.calls.get(sleeper) : null;
		if (call != null) {
			call.step = Step.ASKED;
			call.until = System.nanoTime() + PATIENCE.toNanos();
			this.asked++;
		}
		return sleeper;
	}

	/** What may be wanted. */
	interface Sleeper {

		/** Ask the browser for it; {@code false} if it does not sleep any more. */
		boolean ask();

	}

	private enum Step {

		WAITING, ASKED, UNANSWERED

	}

	/** How something is asked for. */
	private static final class WakeUpCall {

		private Step step = Step.WAITING;

		private int attempts;

		/** When the step is over, unless it is to wait for its turn. */
		private long until;

		void unanswered(long now) {
			this.step = Step.UNANSWERED;
			this.until = now + (PATIENCE.toNanos() << Math.min(this.attempts++, MOST_DOUBLED));
		}

	}

}
