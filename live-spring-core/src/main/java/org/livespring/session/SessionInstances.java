package org.livespring.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.budget.MemoryAccount;
import org.livespring.instance.LiveInstance;
import org.livespring.instance.LiveLimits;
import org.livespring.room.RoomEvent;

/**
 * The component instances of a connection: awake instances, sleeping trees, and instances
 * inherited from the connection that this one replaced. Thread-safe. To avoid deadlocks,
 * it never calls rooms while it holds its lock, since rooms call it while they hold
 * theirs.
 */
final class SessionInstances {

	private final LiveLimits limits;

	private final MemoryAccount memory;

	private final Map<String, LiveInstance> awake = new ConcurrentHashMap<>(1);

	/** Number of awake root components. */
	private final AtomicInteger roots = new AtomicInteger();

	/** Instances of the replaced connection that the browser has not handed over yet. */
	private final Map<String, LiveInstance> inherited = new ConcurrentHashMap<>(0);

	/** The sleeping trees. Guarded by this. */
	private final List<SleepingTree> trees = new ArrayList<>(0);

	/** The instances of the connection that replaced this one. Guarded by this. */
	private @Nullable SessionInstances successor;

	/**
	 * Ids of the copies that were made for this page, by original id. Used by the
	 * session's mailbox only.
	 */
	private Map<String, String> forks = Map.of();

	SessionInstances(LiveLimits limits, MemoryAccount memory) {
		this.limits = limits;
		this.memory = memory;
	}

	Collection<LiveInstance> awake() {
		return this.awake.values();
	}

	@Nullable LiveInstance find(String id) {
		return this.awake.get(id);
	}

	void register(LiveInstance instance) {
		if (this.awake.put(instance.id(), instance) == null && instance.isRoot()) {
			this.roots.incrementAndGet();
		}
	}

	/** Remove an instance that is awake. */
	@Nullable LiveInstance remove(String id) {
		LiveInstance instance = this.awake.remove(id);
		if (instance != null && instance.isRoot()) {
			this.roots.decrementAndGet();
		}
		return instance;
	}

	/** Take an instance that was inherited from the replaced connection. */
	@Nullable LiveInstance inherit(String id) {
		return this.inherited.remove(id);
	}

	/** Finds an instance that is awake or inherited. */
	private @Nullable LiveInstance reachable(String id) {
		LiveInstance instance = find(id);
		return (instance != null) ? instance : this.inherited.get(id);
	}

	/** Check that the limits allow one more component. */
	void checkRoom(boolean root) {
		this.memory.check();
		int roots = this.roots.get() + roots();
		if (root && roots >= this.limits.components()) {
			throw new LiveException(LiveErrorCode.TOO_MANY_COMPONENTS,
					"More than " + this.limits.components() + " components on a connection");
		}
		if (!root && this.awake.size() + asleep() - roots >= this.limits.children()) {
			throw new LiveException(LiveErrorCode.TOO_MANY_COMPONENTS,
					"More than " + this.limits.children() + " child components on a connection");
		}
	}

	private int most() {
		return this.limits.components() + this.limits.children();
	}

	/** Get the id of an instance on this page: the id of its copy if there is one. */
	String idHere(String id) {
		return this.forks.getOrDefault(id, id);
	}

	/** Record that an instance was copied for this page. */
	void forked(String id, String copy) {
		if (this.forks.isEmpty()) {
			this.forks = new HashMap<>(2);
		}
		if (this.forks.size() > most()) {
			this.forks.values().removeIf((each) -> reachable(each) == null);
		}
		this.forks.put(id, copy);
	}

	/** Find the sleeping tree that contains an instance. */
	synchronized @Nullable SleepingTree treeOf(String id) {
		return this.trees.stream().filter((tree) -> tree.contains(id)).findFirst().orElse(null);
	}

	synchronized List<SleepingTree> trees() {
		return List.copyOf(this.trees);
	}

	private synchronized void add(SleepingTree tree) {
		// The remains of an older tree with the same root are obsolete
		this.trees.removeIf((each) -> each.id().equals(tree.id()));
		this.trees.add(tree);
	}

	private void removeIfEmpty(SleepingTree tree) {
		if (tree.size() == 0) {
			this.trees.remove(tree);
		}
	}

	/** Replace instances by a sleeping tree, unless one of them is busy. */
	synchronized boolean sleep(SleepingTree tree, List<LiveInstance> instances) {
		if (this.successor != null || !instances.stream().allMatch(LiveInstance::isQuiet)) {
			return false;
		}
		add(tree);
		instances.forEach((instance) -> {
			instance.leave();
			remove(instance.id());
		});
		return true;
	}

	/**
	 * Register an instance that was restored from a sleeping tree, and hand over the
	 * updates and events that waited for it.
	 */
	void wake(SleepingTree tree, LiveInstance instance) {
		boolean root;
		synchronized (this) {
			root = tree.isAsleep();
			register(instance);
			tree.comesBack(instance);
			removeIfEmpty(tree);
		}
		if (root) {
			tree.end();
		}
	}

	/** Discard the rest of a sleeping tree. */
	void discard(SleepingTree tree) {
		List<SleepingTree.Member> gone;
		synchronized (this) {
			gone = tree.drop();
			removeIfEmpty(tree);
		}
		tree.end();
		tree.end(gone);
	}

	/**
	 * Remove an instance from its sleeping tree, because the parent removed it from the
	 * page.
	 */
	void drop(String id) {
		SleepingTree tree;
		List<SleepingTree.Member> gone;
		synchronized (this) {
			tree = treeOf(id);
			if (tree == null) {
				return;
			}
			gone = tree.drop(id);
			removeIfEmpty(tree);
		}
		tree.end(gone);
	}

	/** Update the state of an instance now, or when it wakes up. */
	void update(String id, UnaryOperator<?> change) {
		SessionInstances newer;
		SleepingTree wanted = null;
		synchronized (this) {
			newer = this.successor;
			LiveInstance instance = (newer == null) ? reachable(id) : null;
			if (instance != null) {
				instance.update(change);
			}
			else if (newer == null) {
				wanted = treeOf(id);
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

	/** Deliver an event for the user or the connection to all components. */
	void receivedPersonally(RoomEvent event) {
		List<SleepingTree> wanted;
		synchronized (this) {
			this.awake.values().forEach((instance) -> instance.rooms().receivedPersonally(event));
			wanted = this.trees.stream().filter((tree) -> tree.hold(event)).toList();
		}
		wanted.forEach(SleepingTree::wake);
	}

	/**
	 * Hand everything over to the connection that replaces this one. Later updates are
	 * forwarded to it.
	 * @param heir the instances of the new connection
	 * @param host the new connection
	 */
	void handOver(SessionInstances heir, SessionHost host) {
		List<LiveInstance> tooMany;
		synchronized (this) {
			this.successor = heir;
			List<LiveInstance> living = take(this.awake);
			living.addAll(take(this.inherited));
			tooMany = heir.inherit(living);
			this.trees.forEach((tree) -> {
				tree.moveTo(host);
				heir.add(tree);
			});
			this.trees.clear();
		}
		tooMany.forEach((instance) -> instance.stop(false));
	}

	/**
	 * Takes over instances of the replaced connection, limited in number: a page may
	 * reconnect several times without handing them over.
	 */
	private List<LiveInstance> inherit(List<LiveInstance> living) {
		List<LiveInstance> tooMany = new ArrayList<>(0);
		for (LiveInstance instance : living) {
			if (this.inherited.size() < most()) {
				this.inherited.put(instance.id(), instance);
			}
			else {
				tooMany.add(instance);
			}
		}
		return tooMany;
	}

	/**
	 * Removes all instances from a map, so that each one is either stopped or handed
	 * over, but never both.
	 */
	private static List<LiveInstance> take(Map<String, LiveInstance> instances) {
		List<LiveInstance> taken = new ArrayList<>(instances.size());
		instances.forEach((id, instance) -> {
			if (instances.remove(id, instance)) {
				taken.add(instance);
			}
		});
		return taken;
	}

	/** Stop all instances, because the page does not reconnect. */
	void discard() {
		take(this.awake).forEach((instance) -> instance.stop(false));
		take(this.inherited).forEach((instance) -> instance.stop(false));
		trees().forEach(this::discard);
	}

	/** Add the rooms of all components to a collection. */
	void addRooms(Collection<String> rooms) {
		this.awake.values().forEach((instance) -> instance.rooms().forEachRoom(rooms::add));
		trees().forEach((tree) -> rooms.addAll(tree.roomNames()));
	}

	/** Number of sleeping root components. */
	private synchronized int roots() {
		return (int) this.trees.stream().filter(SleepingTree::isAsleep).count();
	}

	/** Number of sleeping component instances. */
	synchronized int asleep() {
		return this.trees.stream().mapToInt(SleepingTree::size).sum();
	}

	/** Number of awake instances by component name. */
	Map<String, Integer> countAwake() {
		Map<String, Integer> counts = new HashMap<>();
		this.awake.values().forEach((instance) -> counts.merge(instance.component(), 1, Integer::sum));
		return counts;
	}

	/** Number of sleeping instances by component name. */
	synchronized Map<String, Integer> countAsleep() {
		Map<String, Integer> counts = new HashMap<>();
		this.trees.forEach((tree) -> tree.count(counts));
		return counts;
	}

	boolean isEmpty() {
		return this.awake.isEmpty() && this.inherited.isEmpty() && asleep() == 0;
	}

}
