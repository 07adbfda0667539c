package org.livespring.endpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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
 * What an operator can see and do: {@code live}, {@code live/components},
 * {@code live/connections}, {@code live/rooms}; delete {@code live/connections/ID}, write
 * {@code live/drain}. Shows nothing that a component holds or that a user is.
 */
@Endpoint(id = "live")
public final class LiveEndpoint {

	/** More connections than this are not listed. */
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

	/** The node in a few figures. */
	@ReadOperation
	public Map<String, Object> summary() {
		List<ComponentFigures> figures = this.statistics.figures();
		Map<String, Object> summary = new LinkedHashMap<>();
		summary.put("connections", this.sessions.size());
		summary.put("instances", sum(instances(ConnectionView::components)));
		summary.put("hibernated", sum(instances(ConnectionView::hibernated)));
		summary.put("components", this.components.all().size());
		summary.put("callsPerSecond", rounded(figures.stream().mapToDouble(ComponentFigures::perSecond).sum()));
		summary.put("failedInWindow", figures.stream().mapToLong(ComponentFigures::failed).sum());
		summary.put("troubled", this.health.troubled());
		summary.put("rooms", this.rooms.summary());
		summary.put("draining", this.drain.isStarted());
		return summary;
	}

	/**
	 * Components, connections or rooms.
	 * @param part {@code components}, {@code connections} or {@code rooms}
	 * @return one entry each, {@code null} for another part
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

	private List<Map<String, Object>> componentList() {
		Map<String, Integer> instances = instances(ConnectionView::components);
		Map<String, Integer> hibernated = instances(ConnectionView::hibernated);
		return this.components.all().stream().map((component) -> describe(component, instances, hibernated)).toList();
	}

	private Map<String, Object> describe(ComponentDefinition component, Map<String, Integer> instances,
			Map<String, Integer> hibernated) {
		ComponentFigures figures = this.statistics.figures(component.name());
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("name", component.name());
		entry.put("version", component.version());
		entry.put("health", this.health.condition(component.name()).label());
		entry.put("instances", instances.getOrDefault(component.name(), 0));
		entry.put("hibernated", hibernated.getOrDefault(component.name(), 0));
		entry.put("mounts", figures.mounts());
		entry.put("adoptions", figures.adoptions());
		entry.put("calls", figures.total());
		entry.put("callsInWindow", figures.calls());
		entry.put("callsPerSecond", rounded(figures.perSecond()));
		entry.put("errorRate", rounded(figures.errorRate()));
		entry.put("meanMillis", rounded(figures.mean().toNanos() / 1e6));
		entry.put("slowestMillis", rounded(figures.slowest().toNanos() / 1e6));
		entry.put("snapshotSize", figures.snapshot());
		entry.put("alerts", Advice.of(figures));
		return entry;
	}

	private Map<String, Integer> instances(Function<ConnectionView, Map<String, Integer>> counts) {
		return ConnectionView.sum(this.sessions.connections(), counts);
	}

	private static int sum(Map<String, Integer> counts) {
		return counts.values().stream().mapToInt(Integer::intValue).sum();
	}

	private List<Map<String, Object>> connectionList() {
		return this.sessions.connections().stream().limit(MOST).map(LiveEndpoint::describe).toList();
	}

	private static Map<String, Object> describe(ConnectionView connection) {
		Map<String, Object> entry = new LinkedHashMap<>();
		entry.put("id", connection.id());
		entry.put("ageSeconds", connection.nanos() / 1_000_000_000);
		entry.put("components", connection.components());
		entry.put("hibernated", connection.hibernated());
		entry.put("bytesSent", connection.sent());
		entry.put("bytesQueued", connection.queued());
		if (connection.latency() >= 0) {
			entry.put("latencyMillis", rounded(connection.latency() / 1e6));
		}
		return entry;
	}

	private static double rounded(double value) {
		return Math.round(value * 1000) / 1000.0;
	}

	/**
	 * Close a connection; its browser comes back, perhaps to another node.
	 * @param part {@code connections}
	 * @param id id of the connection
	 * @return what was done, or 404 if there is no such connection
	 */
	@DeleteOperation
	public WebEndpointResponse<Map<String, Object>> close(@Selector String part, @Selector String id) {
		return (part.equals("connections") && this.sessions.close(id)) ? new WebEndpointResponse<>(Map.of("closed", id))
				: notFound();
	}

	/**
	 * Take the node out of service.
	 * @param part {@code drain}
	 * @return what was done, or 404 for another part
	 */
	@WriteOperation
	public WebEndpointResponse<Map<String, Object>> drain(@Selector String part) {
		return part.equals("drain") ? new WebEndpointResponse<>(Map.of("started", this.drain.start())) : notFound();
	}

	private static WebEndpointResponse<Map<String, Object>> notFound() {
		return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
	}

}
