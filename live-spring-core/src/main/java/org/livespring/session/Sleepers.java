package org.livespring.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.livespring.instance.LiveInstance;
import org.livespring.instance.LiveRuntime;

/**
 * Puts idle component trees of a connection to sleep: a whole tree leaves the heap, and
 * is restored from the browser's snapshots later.
 */
final class Sleepers {

	private final SessionHost host;

	private final LiveRuntime runtime;

	private final WakeUpCalls calls;

	/** Whether the session's mailbox has a task that puts idle trees to sleep. */
	private volatile boolean looking;

	Sleepers(SessionHost host, WakeUpCalls calls) {
		this.host = host;
		this.runtime = host.runtime();
		this.calls = calls;
	}

	/**
	 * Wake trees whose snapshots must be renewed before they expire, and put idle trees
	 * to sleep.
	 * @param later submits a task to the session's mailbox; {@code false} if that is full
	 */
	void check(Predicate<Runnable> later) {
		this.host.instances()
			.trees()
			.stream()
			.filter((tree) -> tree.isAsleep() && this.runtime.snapshots().isRenewable(tree.expires()))
			.forEach(SleepingTree::wake);
		if (!this.runtime.hibernateAfter().isZero() && !this.looking && this.host.isCalm()) {
			letSleep(idle(), later);
		}
	}

	/**
	 * Puts trees to sleep only if the browser is known to have their last snapshots, and
	 * sends a ping otherwise.
	 */
	private void letSleep(List<LiveInstance> idle, Predicate<Runnable> later) {
		if (idle.stream().anyMatch(LiveInstance::isConfirmed)) {
			this.looking = true;
			if (!later.test(this::sleep)) {
				this.looking = false;
			}
		}
		else if (!idle.isEmpty()) {
			this.host.liveness().ask(System.nanoTime(), this.host.connection());
		}
	}

	/** Awake root components that are idle. */
	private List<LiveInstance> idle() {
		Duration time = this.runtime.hibernateAfter();
		return this.host.instances()
			.awake()
			.stream()
			.filter((instance) -> instance.isRoot() && instance.isIdle(time))
			.toList();
	}

	/** Puts the idle trees to sleep. Runs in the session's mailbox. */
	private void sleep() {
		this.looking = false;
		idle().forEach(this::sleep);
	}

	/** Puts a tree to sleep, unless one of its instances is busy. */
	private void sleep(LiveInstance root) {
		List<LiveInstance> instances = new ArrayList<>(1);
		if (!this.host.isCalm() || !collect(root, instances)) {
			return;
		}
		List<LiveInstance> paused = instances.stream().takeWhile(LiveInstance::pause).toList();
		boolean asleep = false;
		try {
			asleep = paused.size() == instances.size() && sleep(instances);
		}
		finally {
			paused.forEach(LiveInstance::resume);
		}
		if (asleep) {
			instances.forEach(LiveInstance::asleep);
			this.runtime.monitors().tell((monitor) -> monitor.hibernated(instances.size()));
		}
	}

	private boolean collect(LiveInstance instance, List<LiveInstance> instances) {
		instances.add(instance);
		for (String child : instance.content().children().values()) {
			LiveInstance found = this.host.find(child);
			if (found == null || !collect(found, instances)) {
				return false;
			}
		}
		return true;
	}

	private boolean sleep(List<LiveInstance> instances) {
		SleepingTree tree = new SleepingTree(this.host, this.calls, instances);
		tree.follow(instances);
		boolean asleep = this.host.instances().sleep(tree, instances);
		if (!asleep) {
			tree.end();
		}
		return asleep;
	}

}
