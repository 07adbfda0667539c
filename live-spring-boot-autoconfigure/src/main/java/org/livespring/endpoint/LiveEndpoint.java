package org.livespring.endpoint;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

import org.livespring.component.ComponentDefinition;
import org.livespring.component.ComponentRegistry;
import org.livespring.health.Drain;
import org.livespring.monitor.Advice;
import org.livespring.monitor.ComponentFigures;
import org.livespring.monitor.ComponentHealth;
import org.livespring.monitor.ComponentStatistics;
import org.livespring.session.ConnectionView;
import org.livespring.session.LiveSessions;

/**
 * The actuator endpoint for operators. Reads {@code live}, {@code live/components},
 * {@code live/connections} and {@code live/rooms}; {@code DELETE} of
 * {@code live/connections/ID} closes a connection, {@code POST} to {@code live/drain}
 * drains the node. It shows neither the state of components nor data of users.
 */
@Endpoint(id = "live")
public final class LiveEndpoint {

	/** Most connections that are listed. */
	private static final int MOST = 1000;

	private final ComponentRegistry components;

	private final LiveSessions sessions;

	private final ComponentStatistics statistics;

	private final ComponentHealth health;

	private final Drain drain;

	private final RoomOverview rooms;

	public LiveEndpoint(ComponentRegistry components, LiveSessions sessions, ComponentStatistics statistics,
			ComponentHealth health, Drain drain, RoomOverview rooms) {
		this.components = components;
		this.sessions = sessions;
		this.statistics = statistics;
		this.health = health;
		this.drain = drain;
		this.rooms = rooms;
	}

	/** The figures of the node. */
	@ReadOperation
	public Summary summary() {
		Collection<ComponentFigures> figures = this.statistics.figures().values();
		return new Summary(this.sessions.size(), sum(instances(ConnectionView::components)),
				sum(instances(ConnectionView::hibernated)), this.components.all().size(),
				rounded(figures.stream().mapToDouble(ComponentFigures::perSecond).sum()),
				figures.stream().mapToLong(ComponentFigures::failed).sum(), this.health.troubled(),
				this.rooms.summary(), this.drain.isStarted());
	}

	/**
	 * Lists the components, connections or rooms.
	 * @param part {@code components}, {@code connections} or {@code rooms}
	 * @return the list, {@code null} for any other part
	 */
	@ReadOperation
	public @Nullable Map<String, Object> list(@Selector String part) {
		return switch (part) {
			case "components" -> Map.of("components", componentList());
			case "connections" -> Map.of("connections", connectionList(), "total", this.sessions.size());
			case "rooms" -> this.rooms.list();
			default -> null;
		};
	}

	private List<Component> componentList() {
		Map<String, Integer> instances = instances(ConnectionView::components);
		Map<String, Integer> hibernated = instances(ConnectionView::hibernated);
		Map<String, ComponentFigures> figures = this.statistics.figures();
		return this.components.all().stream().map((component) -> {
			String name = component.name();
			return describe(component, instances.getOrDefault(name, 0), hibernated.getOrDefault(name, 0),
					figures.getOrDefault(name, ComponentFigures.none(name)));
		}).toList();
	}

	private Component describe(ComponentDefinition component, int instances, int hibernated, ComponentFigures figures) {
		return new Component(component.name(), component.version(), this.health.condition(component.name()).label(),
				instances, hibernated, figures.mounts(), figures.adoptions(), figures.total(), figures.calls(),
				rounded(figures.perSecond()), rounded(figures.errorRate()), millis(figures.mean().toNanos()),
				millis(figures.slowest().toNanos()), figures.snapshot(), Advice.of(figures));
	}

	private Map<String, Integer> instances(Function<ConnectionView, Map<String, Integer>> counts) {
		return ConnectionView.sum(this.sessions.connections(), counts);
	}

	private static int sum(Map<String, Integer> counts) {
		return counts.values().stream().mapToInt(Integer::intValue).sum();
	}

	private List<Connection> connectionList() {
		return this.sessions.connections().stream().limit(MOST).map(LiveEndpoint::describe).toList();
	}

	private static Connection describe(ConnectionView connection) {
		return new Connection(connection.id(), TimeUnit.NANOSECONDS.toSeconds(connection.nanos()),
				connection.components(), connection.hibernated(), connection.sent(), connection.queued(),
				(connection.latency() >= 0) ? millis(connection.latency()) : null);
	}

	private static double millis(long nanos) {
		return rounded(nanos / 1e6);
	}

	private static double rounded(double value) {
		return Math.round(value * 1000) / 1000.0;
	}

	/**
	 * Closes a connection. Its browser reconnects, perhaps to another node.
	 * @param part {@code connections}
	 * @param id id of the connection
	 * @return the id of the closed connection, or status 404 if there is no such
	 * connection
	 */
	@DeleteOperation
	public WebEndpointResponse<Map<String, Object>> close(@Selector String part, @Selector String id) {
		return (part.equals("connections") && this.sessions.close(id)) ? new WebEndpointResponse<>(Map.of("closed", id))
				: notFound();
	}

	/**
	 * Drains the node, that is, takes it out of service.
	 * @param part {@code drain}
	 * @return whether the drain has begun with this call, or status 404 for any other
	 * part
	 */
	@WriteOperation
	public WebEndpointResponse<Map<String, Object>> drain(@Selector String part) {
		return part.equals("drain") ? new WebEndpointResponse<>(Map.of("started", this.drain.start())) : notFound();
	}

	private static WebEndpointResponse<Map<String, Object>> notFound() {
		return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
	}

	/**
	 * The figures of the node.
	 *
	 * @param connections open connections
	 * @param instances instances that are awake
	 * @param hibernated instances that are asleep
	 * @param components components of the application
	 * @param callsPerSecond calls per second in the window
	 * @param failedInWindow calls that failed in the window
	 * @param troubled components that are not healthy, with their condition
	 * @param rooms figures of the rooms
	 * @param draining whether the node is draining
	 */
	public record Summary(int connections, int instances, int hibernated, int components, double callsPerSecond,
			long failedInWindow, Map<String, String> troubled, RoomOverview.Summary rooms, boolean draining) {

	}

	private record Component(String name, int version, String health, int instances, int hibernated, long mounts,
			long adoptions, long calls, long callsInWindow, double callsPerSecond, double errorRate, double meanMillis,
			double slowestMillis, long snapshotSize, List<String> alerts) {

	}

	@JsonInclude(JsonInclude.Include.NON_NULL)
	private record Connection(String id, long ageSeconds, Map<String, Integer> components,
			Map<String, Integer> hibernated, long bytesSent, long bytesQueued, @Nullable Double latencyMillis) {

	}

}
