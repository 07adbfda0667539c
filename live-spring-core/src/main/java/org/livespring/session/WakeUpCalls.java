package org.livespring.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.livespring.protocol.ServerFrame;

/**
 * Asks browsers for trees that are wanted: each one once, so many at a time. A browser
 * that does not answer is asked again, later and later. Thread-safe.
 */
final class WakeUpCalls {

	private static final Log logger = LogFactory.getLog(WakeUpCalls.class);

	/** Browsers that are asked at a time; those that answer wait for one another. */
	private static final int MOST = 64;

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final int MOST_DOUBLED = 5;

	private final Executor executor;

	// Guarded by this
	private final Queue<SleepingTree> waiting = new ArrayDeque<>();

	/** Those that were asked for, and until when. Guarded by this. */
	private final Map<SleepingTree, Long> asked = new LinkedHashMap<>();

	/** Those whose browser did not answer. Guarded by this. */
	private final Set<SleepingTree> unanswered = new HashSet<>();

	WakeUpCalls(Executor executor) {
		this.executor = executor;
	}

	/** A tree is wanted. */
	void call(SleepingTree tree) {
		synchronized (this) {
			if (tree.call != null) {
				return;
			}
			tree.call = new State();
			this.waiting.add(tree);
		}
		next();
	}

	/** A tree came back, or will not. */
	void end(SleepingTree tree) {
		synchronized (this) {
			if (tree.call == null) {
				return;
			}
			tree.call = null;
			if (this.asked.remove(tree) == null && !this.unanswered.remove(tree)) {
				this.waiting.remove(tree);
			}
		}
		next();
	}

	/** Ask again for what did not come. */
	void check(long now) {
		synchronized (this) {
			List<SleepingTree> late = new ArrayList<>(0);
			this.asked.forEach((tree, until) -> {
				if (until - now < 0) {
					late.add(tree);
				}
			});
			late.forEach((tree) -> {
				this.asked.remove(tree);
				state(tree).unanswered(now);
				this.unanswered.add(tree);
			});
			this.unanswered.removeIf((tree) -> state(tree).again - now < 0 && this.waiting.add(tree));
		}
		next();
	}

	private static State state(SleepingTree tree) {
		State state = tree.call;
		if (state == null) {
			throw new IllegalStateException("Not called");
		}
		return state;
	}

	private void next() {
		SleepingTree tree;
		while ((tree = take()) != null) {
			SleepingTree next = tree;
			try {
				this.executor.execute(() -> ask(next));
			}
			catch (RejectedExecutionException ex) {
				logger.debug("Not asked for, the application stops");
			}
		}
	}

	private synchronized @Nullable SleepingTree take() {
		if (this.waiting.isEmpty() || this.asked.size() >= MOST) {
			return null;
		}
		SleepingTree tree = this.waiting.remove();
		this.asked.put(tree, System.nanoTime() + PATIENCE.toNanos());
		return tree;
	}

	private void ask(SleepingTree tree) {
		if (tree.isAsleep()) {
			tree.session().send(new ServerFrame.SnapshotRequest(tree.id()));
		}
		else {
			end(tree);
		}
	}

	/** How a tree is asked for. */
	static final class State {

		private int attempts;

		private long again;

		void unanswered(long now) {
			this.again = now + (PATIENCE.toNanos() << Math.min(this.attempts++, MOST_DOUBLED));
		}

	}

}
