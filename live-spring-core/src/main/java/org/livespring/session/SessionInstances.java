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
import org.livespring.instance.LiveInstance;
import org.livespring.instance.LiveLimits;
import org.livespring.room.RoomEvent;

/**
 * The component instances of a connection: those that are awake, the trees that are
 * asleep, and what it inherited. Thread-safe; no call into rooms happens under its lock,
 * since rooms call it under theirs.
 */
final class SessionInstances {

	private final LiveLimits limits;

	private final Map<String, LiveInstance> awake = new ConcurrentHashMap<>(1);

	/** Root components that are awake. */
	private final AtomicInteger roots = new AtomicInteger();

	/** Instances of the connection this one replaced, until the browser offers them. */
	private final Map<String, LiveInstance> inherited = new ConcurrentHashMap<>(0);

	/** Those that are asleep. Guarded by this. */
	private final List<SleepingTree> trees = new ArrayList<>(0);

	/** Those of the connection that replaced this one. Guarded by this. */
	private @Nullable SessionInstances successor;

	/** New ids of instances that were copied for this page. Used by the mailbox. */
	private Map<String, String> forks = Map.of();

	SessionInstances(LiveLimits limits) {
		this.limits = limits;
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

	/** The instance of the replaced connection, if it still lives. */
	@Nullable LiveInstance inherit(String id) {
		return this.inherited.remove(id);
	}

	/** An instance that is awake, if the browser has offered it here yet or not. */
	private @Nullable LiveInstance reachable(String id) {
		LiveInstance instance = find(id);
		return (instance != null) ? instance : this.inherited.get(id);
	}

	/** Whether there is room for one more. */
	void checkRoom(boolean root) {
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

	/** The id an instance has on this page, where it may be a copy. */
	String idHere(String id) {
		return this.forks.getOrDefault(id, id);
	}

	/** An instance was copied for this page. */
	void forked(String id, String copy) {
		if (this.forks.isEmpty()) {
			this.forks = new HashMap<>(2);
		}
		if (this.forks.size() > most()) {
			this.forks.values().removeIf((each) -> reachable(each) == null);
		}
		this.forks.put(id, copy);
	}

	/** The tree an instance sleeps in. */
	synchronized @Nullable SleepingTree treeOf(String id) {
		return this.trees.stream().filter((tree) -> tree.contains(id)).findFirst().orElse(null);
	}

	synchronized List<SleepingTree> trees() {
		return List.copyOf(this.trees);
	}

	private synchronized void add(SleepingTree tree) {
		// What an older one of the same root left behind has no place any more
		this.trees.removeIf((each) -> each.id().equals(tree.id()));
		this.trees.add(tree);
	}

	private void removeIfEmpty(SleepingTree tree) {
		if (tree.size() == 0) {
			this.trees.remove(tree);
		}
	}

	/** Its instances become a tree that is asleep, unless something is under way. */
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

	/** An instance comes back, and gets what waited for it. */
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

	/** The part of a tree that is asleep does not come back. */
	void discard(SleepingTree tree) {
		List<SleepingTree.Member> gone;
		synchronized (this) {
			gone = tree.drop();
			removeIfEmpty(tree);
		}
		tree.end();
		tree.end(gone);
	}

	/** An instance left the page while the upper part of its tree was awake. */
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

	/** Change an instance now, or when it wakes up. */
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

	/** Something for the user or the connection, which all its components get. */
	void receivedPersonally(RoomEvent event) {
		List<SleepingTree> wanted;
		synchronized (this) {
			this.awake.values().forEach((instance) -> instance.rooms().receivedPersonally(event));
			wanted = this.trees.stream().filter((tree) -> tree.hold(event)).toList();
		}
		wanted.forEach(SleepingTree::wake);
	}

	/**
	 * The page has another connection: it gets all, and what comes later too.
	 * @param heir the instances of that connection
	 * @param host the connection
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

	/** More than one connection can have come from a page that never offered them. */
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

	/** Empty a map, so that each instance is either stopped or handed over. */
	private static List<LiveInstance> take(Map<String, LiveInstance> instances) {
		List<LiveInstance> taken = new ArrayList<>(instances.size());
		instances.forEach((id, instance) -> {
			if (instances.remove(id, instance)) {
				taken.add(instance);
			}
		});
		return taken;
	}

	/** Nobody comes back for the instances: they stop. */
	void discard() {
		take(this.awake).forEach((instance) -> instance.stop(false));
		take(this.inherited).forEach((instance) -> instance.stop(false));
		trees().forEach(this::discard);
	}

	/** The rooms that components are in. */
	void addRooms(Collection<String> rooms) {
		this.awake.values().forEach((instance) -> instance.rooms().forEachRoom(rooms::add));
		trees().forEach((tree) -> rooms.addAll(tree.roomNames()));
	}

	/** Root components that are asleep. */
	private synchronized int roots() {
		return (int) this.trees.stream().filter(SleepingTree::isAsleep).count();
	}

	/** Components that are asleep. */
	synchronized int asleep() {
		return this.trees.stream().mapToInt(SleepingTree::size).sum();
	}

	/** Components that are awake, by name. */
	Map<String, Integer> countAwake() {
		Map<String, Integer> counts = new HashMap<>();
		this.awake.values().forEach((instance) -> counts.merge(instance.component(), 1, Integer::sum));
		return counts;
	}

	/** Components that are asleep, by name. */
	synchronized Map<String, Integer> countAsleep() {
		Map<String, Integer> counts = new HashMap<>();
		this.trees.forEach((tree) -> tree.count(counts));
		return counts;
	}

	boolean isEmpty() {
		return this.awake.isEmpty() && this.inherited.isEmpty() && asleep() == 0;
	}

}
