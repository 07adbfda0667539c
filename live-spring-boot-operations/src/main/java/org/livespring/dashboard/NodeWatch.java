package org.livespring.dashboard;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.livespring.monitor.ComponentHealth;
import org.livespring.observe.CallSum;
import org.livespring.observe.CallSum.Figure;
import org.livespring.observe.CallTally;
import org.livespring.observe.Called;
import org.livespring.room.RoomHub;
import org.livespring.room.RoomNames;
import org.livespring.session.ConnectionView;
import org.livespring.session.LiveSessions;

/**
 * Watches this node, second by second, and remembers two minutes. Used by one thread at a
 * time.
 */
public final class NodeWatch {

	/** Seconds that are remembered. */
	static final int MEMORY = 120;

	/** Seconds over which calls are added up. */
	private static final int WINDOW = 60;

	/** Kinds of calls that are told, those called most. */
	private static final int MOST_CALLS = 40;

	private static final int MOST_COMPONENTS = 60;

	private final CallTally tally;

	private final SlowCalls slow;

	private final LiveSessions sessions;

	private final RoomHub rooms;

	private final @Nullable ComponentHealth health;

	private final Garbage garbage = new Garbage();

	private final Deque<Moment> moments = new ArrayDeque<>();

	private final Deque<Map<Called, CallSum>> calls = new ArrayDeque<>();

	/** What was called since the last second was over. Guarded by itself. */
	private final Map<Called, CallSum> present = new HashMap<>();

	private List<SlowCall> slowest = List.of();

	private Map<String, Integer> components = Map.of();

	private Map<String, Integer> hibernated = Map.of();

	/**
	 * Create a watch.
	 * @param tally adds up calls
	 * @param slow remembers slow ones
	 * @param sessions the connections of this node
	 * @param rooms the rooms of this node
	 * @param health health of components, {@code null} where it is not watched
	 */
	public NodeWatch(CallTally tally, SlowCalls slow, LiveSessions sessions, RoomHub rooms,
			@Nullable ComponentHealth health) {
		this.tally = tally;
		this.slow = slow;
		this.sessions = sessions;
		this.rooms = rooms;
		this.health = health;
		tally.addReader(this::called, true);
	}

	private void called(long since, Map<Called, CallSum> sums) {
		synchronized (this.present) {
			merge(sums, this.present);
		}
	}

	private static void merge(Map<Called, CallSum> from, Map<Called, CallSum> to) {
		from.forEach((called, sum) -> to.computeIfAbsent(called, (key) -> new CallSum(true)).add(sum));
	}

	/** Calls of the second that is over, without those of the dashboard itself. */
	private Map<Called, CallSum> takeCalls() {
		this.tally.handOut();
		synchronized (this.present) {
			Map<Called, CallSum> taken = new HashMap<>(this.present);
			this.present.clear();
			taken.keySet().removeIf((called) -> called.component().equals(LiveDashboard.NAME));
			return taken;
		}
	}

	/** A second is over. */
	void passed(long second) {
		List<ConnectionView> connections = this.sessions.connections();
		this.components = count(connections, ConnectionView::components);
		this.hibernated = count(connections, ConnectionView::hibernated);
		Map<Called, CallSum> calls = takeCalls();
		add(this.moments, moment(second, calls), MEMORY);
		add(this.calls, calls, WINDOW);
		this.slowest = Stream
			.concat(this.slow.take(second).stream(),
					this.slowest.stream().filter((call) -> call.second() > second - MEMORY))
			.sorted(Comparator.comparingLong(SlowCall::nanos).reversed())
			.limit(SlowCalls.MOST)
			.toList();
	}

	private static <T> void add(Deque<T> memory, T next, int most) {
		memory.addLast(next);
		if (memory.size() > most) {
			memory.removeFirst();
		}
	}

	private static Map<String, Integer> count(List<ConnectionView> connections,
			Function<ConnectionView, Map<String, Integer>> counts) {
		Map<String, Integer> components = ConnectionView.sum(connections, counts);
		components.remove(LiveDashboard.NAME);
		return components;
	}

	private static long sum(Map<String, Integer> counts) {
		return counts.values().stream().mapToLong(Integer::longValue).sum();
	}

	private Moment moment(long second, Map<Called, CallSum> calls) {
		CallSum all = new CallSum(true);
		CallSum fromBrowsers = new CallSum(true);
		calls.forEach((called, sum) -> {
			all.add(sum);
			if (called.isFromBrowser()) {
				fromBrowsers.add(sum);
			}
		});
		long actions = fromBrowsers.get(Figure.CALLS);
		MemoryUsage heap = this.garbage.heap();
		return new Moment(second, this.sessions.size(), sum(this.components), sum(this.hibernated), rooms(), actions,
				all.get(Figure.CALLS) - actions, all.get(Figure.FAILED), all.get(Figure.BYTES),
				all.get(Figure.SNAPSHOTS), all.get(Figure.SNAPSHOT_SIZE), heap.getUsed(), heap.getMax(),
				this.garbage.pause(), fromBrowsers.latencies().write());
	}

	/** Rooms of the application. */
	private long rooms() {
		return this.rooms.sizes()
			.keySet()
			.stream()
			.filter((room) -> !RoomNames.isOwn(room) && !room.equals(DashboardFeed.ROOM))
			.count();
	}

	/**
	 * What to tell of this node.
	 * @param whole whether to tell all that is remembered
	 * @return the report, {@code null} before the first second is over
	 */
	@Nullable NodeReport report(String node, String name, boolean whole) {
		Moment now = this.moments.peekLast();
		if (now == null) {
			return null;
		}
		List<Moment> before = whole ? this.moments.stream().limit(this.moments.size() - 1L).toList() : List.of();
		return new NodeReport(node, name, ManagementFactory.getRuntimeMXBean().getUptime() / 1000, now, before,
				callReports(), this.slowest, mostOf(this.components), mostOf(this.hibernated), troubled(),
				this.sessions.isDraining());
	}

	private List<CallReport> callReports() {
		Map<Called, CallSum> sums = new HashMap<>();
		this.calls.forEach((second) -> merge(second, sums));
		return sums.entrySet()
			.stream()
			.sorted(Comparator.comparingLong((entry) -> -entry.getValue().get(Figure.CALLS)))
			.limit(MOST_CALLS)
			.map((entry) -> CallReport.of(entry.getKey(), entry.getValue()))
			.toList();
	}

	private static Map<String, Integer> mostOf(Map<String, Integer> components) {
		Map<String, Integer> most = new TreeMap<>();
		components.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
			.limit(MOST_COMPONENTS)
			.forEach((entry) -> most.put(entry.getKey(), entry.getValue()));
		return most;
	}

	private Map<String, String> troubled() {
		return (this.health != null) ? this.health.troubled() : Map.of();
	}

}
