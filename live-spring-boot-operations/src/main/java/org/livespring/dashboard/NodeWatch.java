package org.livespring.dashboard;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
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
 * Collects the figures of this node once a second and keeps two minutes of them. Used by
 * one thread at a time.
 */
public final class NodeWatch {

	/** Number of seconds that are kept. */
	static final int MEMORY = 120;

	/** Period over which calls are added up. */
	private static final Duration WINDOW = Duration.ofMinutes(1);

	/** Most methods in a report; those called most often are kept. */
	private static final int MOST_CALLS = 40;

	private static final int MOST_COMPONENTS = 60;

	private final CallTally tally;

	private final SlowCalls slow = new SlowCalls();

	private final LiveSessions sessions;

	private final RoomHub rooms;

	private final @Nullable ComponentHealth health;

	private final Garbage garbage = new Garbage();

	private final Deque<Moment> moments = new ArrayDeque<>();

	/** When the last second ended, by {@link System#nanoTime()}. */
	private long last = System.nanoTime();

	private List<SlowCall> slowest = List.of();

	private Map<String, Integer> components = Map.of();

	private Map<String, Integer> hibernated = Map.of();

	/**
	 * Creates a watch.
	 * @param tally adds up calls
	 * @param sessions the connections of this node
	 * @param rooms the rooms of this node
	 * @param health health of components, {@code null} if it is not checked
	 */
	public NodeWatch(CallTally tally, LiveSessions sessions, RoomHub rooms, @Nullable ComponentHealth health) {
		this.tally = tally;
		this.sessions = sessions;
		this.rooms = rooms;
		this.health = health;
		tally.remember(WINDOW);
		tally.addListener(this.slow);
	}

	/** Ends a second and collects its figures. */
	void passed(long second) {
		List<ConnectionView> connections = this.sessions.connections();
		this.components = count(connections, ConnectionView::components);
		this.hibernated = count(connections, ConnectionView::hibernated);
		long now = this.tally.endSlice();
		this.moments.add(moment(second, calls(this.last, now)));
		this.last = now;
		if (this.moments.size() > MEMORY) {
			this.moments.remove();
		}
		this.slowest = Stream
			.concat(this.slow.take(second).stream(),
					this.slowest.stream().filter((call) -> call.second() > second - MEMORY))
			.sorted(Comparator.comparingLong(SlowCall::nanos).reversed())
			.limit(SlowCalls.MOST)
			.toList();
	}

	/** The calls of a period, without those of the dashboard itself. */
	private Map<Called, CallSum> calls(long from, long to) {
		Map<Called, CallSum> calls = this.tally.between(from, to);
		calls.keySet().removeIf((called) -> called.component().equals(LiveDashboard.NAME));
		return calls;
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
		MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
		return new Moment(second, this.sessions.size(), sum(this.components), sum(this.hibernated), rooms(),
				CallSum.of(calls, Called::isFromBrowser), CallSum.of(calls, (called) -> !called.isFromBrowser()),
				heap.getUsed(), heap.getMax(), this.garbage.pause());
	}

	/** Number of rooms of the application, without those of the engine. */
	private long rooms() {
		return this.rooms.sizes()
			.keySet()
			.stream()
			.filter((room) -> !RoomNames.isOwn(room) && !room.equals(DashboardFeed.ROOM))
			.count();
	}

	/**
	 * Returns the report of this node.
	 * @param whole whether to include all seconds that are kept
	 * @return the report, {@code null} before the first second has ended
	 */
	@Nullable NodeReport report(String node, String name, boolean whole) {
		Moment now = this.moments.peekLast();
		if (now == null) {
			return null;
		}
		List<Moment> before = whole ? this.moments.stream().limit(this.moments.size() - 1L).toList() : List.of();
		Map<String, String> troubled = (this.health != null) ? this.health.troubled() : Map.of();
		return new NodeReport(node, name, ManagementFactory.getRuntimeMXBean().getUptime() / 1000, now, before,
				callReports(), this.slowest, mostOf(this.components), mostOf(this.hibernated), troubled,
				this.sessions.isDraining());
	}

	private List<CallReport> callReports() {
		return calls(this.last - WINDOW.toNanos(), this.last).entrySet()
			.stream()
			.map((call) -> new CallReport(call.getKey().component(), CallReport.name(call.getKey()), call.getValue()))
			.sorted(Comparator.comparingLong((call) -> -call.sum().get(Figure.CALLS)))
			.limit(MOST_CALLS)
			.toList();
	}

	private static Map<String, Integer> mostOf(Map<String, Integer> components) {
		return components.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
			.limit(MOST_COMPONENTS)
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

}
