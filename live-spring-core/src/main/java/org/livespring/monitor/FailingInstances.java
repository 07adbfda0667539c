package org.livespring.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.livespring.observe.CallKind;
import org.livespring.observe.CallOutcome;
import org.livespring.observe.LiveCall;

/**
 * Instances of one component whose last call from the browser failed, and those of them
 * that are stuck: it keeps failing there and works elsewhere, so it is something the
 * instance holds that makes it fail. Thread-safe.
 */
final class FailingInstances {

	/** More are not remembered. */
	private static final int MOST = 1000;

	/** An instance that nobody called for so long is forgotten. */
	private static final long LIFE = TimeUnit.MINUTES.toNanos(10);

	private final Map<String, Failure> failures = new ConcurrentHashMap<>();

	/** When a call was done last, by name of the action. */
	private final Map<String, AtomicLong> done = new ConcurrentHashMap<>();

	void follow(LiveCall call) {
		String instance = call.instance();
		if (instance == null || (call.kind() != CallKind.ACTION && call.kind() != CallKind.PROPERTY)) {
			return;
		}
		String name = Objects.requireNonNullElse(call.name(), "");
		long now = call.started() + call.duration();
		if (call.outcome() == CallOutcome.DONE) {
			done(name, now);
			if (!this.failures.isEmpty()) {
				this.failures.remove(instance);
			}
		}
		else if (call.outcome() == CallOutcome.FAILED) {
			failed(instance, name, call.started(), now);
		}
	}

	/** Without a lock from the second call on. */
	private void done(String name, long now) {
		AtomicLong done = this.done.get(name);
		if (done == null) {
			done = this.done.computeIfAbsent(name, (key) -> new AtomicLong(now));
		}
		done.set(now);
	}

	private void failed(String instance, String name, long started, long now) {
		if (this.failures.size() < MOST || this.failures.containsKey(instance)) {
			this.failures.compute(instance, (id, before) -> (before != null)
					? new Failure(before.calls + 1, before.since, now, name) : new Failure(1, started, now, name));
		}
	}

	/**
	 * Take those that are stuck: they are not failing from now on.
	 * @param calls failed calls without one that was done in between
	 * @return their ids
	 */
	List<String> takeStuck(int calls) {
		long now = System.nanoTime();
		this.failures.values().removeIf((failure) -> now - failure.last > LIFE);
		List<String> stuck = new ArrayList<>();
		this.failures.forEach((instance, failure) -> {
			if (failure.calls >= calls && worksElsewhere(failure) && this.failures.remove(instance, failure)) {
				stuck.add(instance);
			}
		});
		return stuck;
	}

	/** What this instance does is forgotten with its failures. */
	private boolean worksElsewhere(Failure failure) {
		AtomicLong done = this.done.get(failure.name);
		return done != null && done.get() - failure.since > 0;
	}

	/**
	 * How an instance fails.
	 *
	 * @param calls failed calls in a row
	 * @param since when the first one began
	 * @param last when the last one ended
	 * @param name the action of the last one
	 */
	private record Failure(int calls, long since, long last, String name) {

	}

}
