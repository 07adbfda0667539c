package org.livespring.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.livespring.observe.CallListener;
import org.livespring.observe.CallOutcome;
import org.livespring.observe.Called;
import org.livespring.observe.LiveCall;

/**
 * Instances whose last call from the browser failed. An instance is stuck if a call keeps
 * failing in it and works in other instances, so that the state of the instance must be
 * the reason. Thread-safe.
 */
final class FailingInstances implements CallListener {

	/** Most failing instances of one component that are remembered. */
	private static final int MOST = 1000;

	/** Nanoseconds after its last call when an instance is forgotten. */
	private static final long LIFE = TimeUnit.MINUTES.toNanos(10);

	/** Failures by component and instance. */
	private final Map<String, Map<String, Failure>> failures = new ConcurrentHashMap<>();

	/** When each method last succeeded; recorded only while some instance fails. */
	private final Map<Called, Long> done = new ConcurrentHashMap<>();

	@Override
	public void ended(LiveCall call) {
		String instance = call.instance();
		if (instance == null || !call.called().isFromBrowser()) {
			return;
		}
		CallOutcome outcome = call.outcome();
		if (outcome == CallOutcome.FAILED) {
			failed(instance, call);
		}
		else if (outcome == CallOutcome.DONE && !this.failures.isEmpty()) {
			of(call.component()).remove(instance);
			this.done.put(call.called(), call.started() + call.duration());
		}
	}

	private Map<String, Failure> of(String component) {
		return this.failures.computeIfAbsent(component, (name) -> new ConcurrentHashMap<>());
	}

	private void failed(String instance, LiveCall call) {
		Map<String, Failure> failures = of(call.component());
		if (failures.size() < MOST || failures.containsKey(instance)) {
			failures.merge(instance, new Failure(1, call.started(), call.started() + call.duration(), call.called()),
					(before, last) -> new Failure(before.calls + 1, before.since, last.last, last.called));
		}
	}

	/**
	 * Returns the stuck instances and forgets their failures.
	 * @param component name of the component
	 * @param calls number of calls in a row that have to fail
	 * @return their ids
	 */
	List<String> takeStuck(String component, int calls) {
		Map<String, Failure> failures = this.failures.getOrDefault(component, new ConcurrentHashMap<>());
		long now = System.nanoTime();
		failures.values().removeIf((failure) -> now - failure.last > LIFE);
		List<String> stuck = new ArrayList<>();
		failures.forEach((instance, failure) -> {
			if (failure.calls >= calls && worksElsewhere(failure) && failures.remove(instance, failure)) {
				stuck.add(instance);
			}
		});
		return stuck;
	}

	/**
	 * Successes of the failing instance itself do not count, since each one ends its
	 * failures.
	 */
	private boolean worksElsewhere(Failure failure) {
		Long done = this.done.get(failure.called);
		return done != null && done - failure.since > 0;
	}

	/**
	 * The failures of an instance.
	 *
	 * @param calls failed calls in a row
	 * @param since when the first of them began
	 * @param last when the last of them ended
	 * @param called what the last failed call called
	 */
	private record Failure(int calls, long since, long last, Called called) {

	}

}
