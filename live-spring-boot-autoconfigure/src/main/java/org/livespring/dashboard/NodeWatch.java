package org.livespring.dashboard;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.livespring.monitor.ComponentHealth;
import org.livespring.room.RoomHub;
import org.livespring.room.RoomNames;
import org.livespring.session.ConnectionView;
import org.livespring.session.LiveSessions;

/**
 * Watches this node, second by second, and remembers two minutes. Used by one thread at a
 * time.
 */
final class NodeWatch {

	/** Seconds that are remembered. */
	static final int MEMORY = 120;

	/** Seconds over which calls are added up. */
	private static final int WINDOW = 60;

	/** Kinds of calls that are told, those called most. */
	private static final int MOST_CALLS = 40;

	private static final int MOST_SLOW = 8;

	private static final int MOST_COMPONENTS = 60;

	private final CallRecorder recorder;

	private final LiveSessions sessions;

	private final RoomHub rooms;

	private final @Nullable ComponentHealth health;

	private final Garbage garbage = new Garbage();

	private final Deque<Moment> moments = new ArrayDeque<>();

	private final Deque<Map<CallRecorder.Called, CallRecorder.Tally>> calls = new ArrayDeque<>();

	private List<SlowCall> slowest = List.of();

	private Map<String, Integer> components = Map.of();

	private Map<String, Integer> hibernated = Map.of();

	NodeWatch(CallRecorder recorder, LiveSessions sessions, RoomHub rooms, @Nullable ComponentHealth health) {
		this.recorder = recorder;
		this.sessions = sessions;
		this.rooms = rooms;
		this.health = health;
	}

	/** A second is over. */
	void passed(long second) {
		CallRecorder.Second taken = this.recorder.take();
		List<ConnectionView> connections = this.sessions.connections();
		this.components = count(connections, ConnectionView::components);
		this.hibernated = count(connections, ConnectionView::hibernated);
		add(this.moments, moment(second, taken), MEMORY);
		add(this.calls, taken.calls, WINDOW);
		List<SlowCall> slowest = new ArrayList<>(taken.slowest(second));
		this.slowest.stream().filter((call) -> call.second() > second - MEMORY).forEach(slowest::add);
		slowest.sort(Comparator.comparingLong(SlowCall::nanos).reversed());
		this.slowest = List.copyOf(slowest.subList(0, Math.min(MOST_SLOW, slowest.size())));
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

	private Moment moment(long second, CallRecorder.Second taken) {
		MemoryUsage heap = this.garbage.heap();
		return new Moment(second, this.sessions.size(), sum(this.components), sum(this.hibernated), rooms(),
				taken.actions, taken.others, taken.failed, taken.bytes, taken.snapshots, taken.snapshotSize,
				heap.getUsed(), heap.getMax(), this.garbage.pause(), taken.latencies.write());
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
		Map<CallRecorder.Called, CallRecorder.Tally> sums = new HashMap<>();
		this.calls.forEach((second) -> second
			.forEach((called, tally) -> sums.computeIfAbsent(called, (key) -> new CallRecorder.Tally()).add(tally)));
		return sums.entrySet()
			.stream()
			.sorted(Comparator.comparingLong((entry) -> -entry.getValue().latencies.total()))
			.limit(MOST_CALLS)
			.map((entry) -> new CallReport(entry.getKey().component(), entry.getKey().call(), entry.getValue().failed,
					entry.getValue().latencies.write()))
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
