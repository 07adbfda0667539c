package org.livespring.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.livespring.instance.LiveInstance;
import org.livespring.instance.LiveRuntime;
import org.livespring.room.RoomDelivery;

/**
 * The trees of a connection that are asleep: whole trees leave the heap when nothing of
 * them is under way, and come back from the browser's snapshots. Thread-safe; no call
 * into rooms happens under its lock, since rooms call it under theirs.
 */
final class Sleepers {

	private final LiveSession session;

	private final LiveRuntime runtime;

	private final WakeUpCalls calls;

	/** Whether the session is about to look for idle trees. */
	private volatile boolean looking;

	/** By the id of the root. Guarded by this. */
	private @Nullable Map<String, SleepingTree> trees;

	/** Those of the connection that replaced this one. Guarded by this. */
	private @Nullable Sleepers successor;

	Sleepers(LiveSession session, WakeUpCalls calls) {
		this.session = session;
		this.runtime = session.runtime();
		this.calls = calls;
	}

	/** Put a tree to sleep, unless something of it is under way. */
	private void sleep(LiveInstance root) {
		List<LiveInstance> instances = new ArrayList<>(1);
		if (!this.session.isCalm() || !collect(root, instances)) {
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
			this.runtime.monitor().hibernated(instances.size());
		}
	}

	private boolean collect(LiveInstance instance, List<LiveInstance> instances) {
		instances.add(instance);
		for (String child : instance.content().children().values()) {
			LiveInstance found = this.session.find(child);
			if (found == null || !collect(found, instances)) {
				return false;
			}
		}
		return true;
	}

	private boolean sleep(List<LiveInstance> instances) {
		SleepingTree tree = new SleepingTree(this.session, instances);
		tree.follow(instances);
		boolean asleep;
		synchronized (this) {
			asleep = this.successor == null && instances.stream().allMatch(LiveInstance::isQuiet);
			if (asleep) {
				trees().put(tree.id(), tree);
				this.session.forget(instances);
			}
		}
		if (!asleep) {
			tree.end();
			this.calls.end(tree);
		}
		return asleep;
	}

	private Map<String, SleepingTree> trees() {
		if (this.trees == null) {
			this.trees = new LinkedHashMap<>(2);
		}
		return this.trees;
	}

	private Collection<SleepingTree> all() {
		return (this.trees != null) ? this.trees.values() : List.of();
	}

	/** The tree an instance sleeps in. */
	synchronized @Nullable SleepingTree of(String id) {
		for (SleepingTree tree : all()) {
			if (tree.contains(id)) {
				return tree;
			}
		}
		return null;
	}

	/** An instance comes back, and gets what waited for it. */
	void wake(SleepingTree tree, LiveInstance instance) {
		boolean root;
		synchronized (this) {
			root = tree.isAsleep();
			this.session.register(instance);
			tree.comesBack(instance);
			removeIfEmpty(tree);
		}
		if (root) {
			this.calls.end(tree);
			tree.end();
		}
	}

	private void removeIfEmpty(SleepingTree tree) {
		Map<String, SleepingTree> trees = this.trees;
		if (tree.size() == 0 && trees != null && trees.remove(tree.id(), tree) && trees.isEmpty()) {
			this.trees = null;
		}
	}

	/** The part of a tree that is asleep does not come back. */
	void discard(SleepingTree tree) {
		List<SleepingTree.Member> gone;
		synchronized (this) {
			gone = tree.drop();
			removeIfEmpty(tree);
		}
		tree.end();
		tree.end(gone);
		this.calls.end(tree);
	}

	/** An instance left the page while the upper part of its tree was awake. */
	void drop(String id) {
		SleepingTree tree;
		List<SleepingTree.Member> gone;
		synchronized (this) {
			tree = of(id);
			if (tree == null) {
				return;
			}
			gone = tree.drop(id);
			removeIfEmpty(tree);
		}
		tree.end(gone);
	}

	/** The page offers all by itself if it comes back. */
	void connectionLost() {
		copy().forEach(this.calls::end);
	}

	private synchronized List<SleepingTree> copy() {
		return List.copyOf(all());
	}

	/** Nobody comes back. */
	void discard() {
		copy().forEach(this::discard);
	}

	/** A tree is wanted, which the page offers by itself once it is back. */
	void call(SleepingTree tree) {
		if (tree.isAsleep() && !this.session.isClosed()) {
			this.calls.call(tree);
		}
	}

	/** Change an instance now, or when it wakes up. */
	void update(String id, UnaryOperator<?> change) {
		Sleepers newer;
		SleepingTree wanted = null;
		synchronized (this) {
			newer = this.successor;
			LiveInstance instance = (newer == null) ? this.session.reachable(id) : null;
			if (instance != null) {
				instance.update(change);
			}
			else if (newer == null) {
				wanted = of(id);
				if (wanted != null) {
					wanted.hold(id, change);
				}
			}
		}
		if (newer != null) {
			newer.update(id, change);
		}
		else if (wanted != null) {
			wanted.wake();
		}
	}

	/** Something for the user or the connection, which all its components get. */
	void receivedPersonally(RoomDelivery delivery, Collection<LiveInstance> awake) {
		List<SleepingTree> wanted;
		synchronized (this) {
			awake.forEach((instance) -> instance.rooms().receivedPersonally(delivery));
			wanted = all().stream().filter((tree) -> tree.hold(delivery)).toList();
		}
		wanted.forEach(SleepingTree::wake);
	}

	/** The page has another connection: give it all, and what comes later too. */
	void handOver(LiveSession heir, Runnable awake) {
		synchronized (this) {
			this.successor = heir.sleepers();
			awake.run();
			for (SleepingTree tree : List.copyOf(all())) {
				this.calls.end(tree);
				tree.moveTo(heir);
				heir.sleepers().add(tree);
			}
			this.trees = null;
		}
	}

	private synchronized void add(SleepingTree tree) {
		trees().put(tree.id(), tree);
	}

	/** Wake what has to be signed anew before it expires, and let idle trees sleep. */
	void check() {
		List<SleepingTree> due;
		synchronized (this) {
			due = all().stream()
				.filter((tree) -> tree.isAsleep() && this.runtime.snapshots().isRenewable(tree.expires()))
				.toList();
		}
		due.forEach(SleepingTree::wake);
		Duration after = this.runtime.returns().hibernateAfter();
		if (!after.isZero() && !this.looking && this.session.isCalm()) {
			letSleep(this.session.idle(after));
		}
	}

	/** Only what the browser is known to have may leave the heap. */
	private void letSleep(List<LiveInstance> idle) {
		if (idle.stream().anyMatch(LiveInstance::isConfirmed)) {
			this.looking = true;
			if (!this.session.later(this::sleep)) {
				this.looking = false;
			}
		}
		else if (!idle.isEmpty()) {
			this.session.ask(System.nanoTime());
		}
	}

	/** Put to sleep what is idle. In the session's mailbox. */
	private void sleep() {
		this.looking = false;
		this.session.idle(this.runtime.returns().hibernateAfter()).forEach(this::sleep);
	}

	/** Root components that are asleep. */
	synchronized int roots() {
		return (int) all().stream().filter(SleepingTree::isAsleep).count();
	}

	/** Components that are asleep. */
	synchronized int size() {
		return all().stream().mapToInt(SleepingTree::size).sum();
	}

	/** Components that are asleep, by name. */
	synchronized Map<String, Integer> components() {
		Map<String, Integer> components = new HashMap<>();
		all().forEach((tree) -> tree.count(components));
		return components;
	}

	/** Whether a component has a place in a room, fragment or presence. */
	synchronized void addRooms(Collection<String> rooms) {
		all().forEach((tree) -> rooms.addAll(tree.roomNames()));
	}

}
