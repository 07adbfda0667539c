package org.livespring.autoconfigure.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.http.server.PathContainer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

import org.livespring.LiveConfigurationException;
import org.livespring.sse.SseController;

/**
 * Refuses paths of ours that something else is mapped to as well: one of the two would
 * never be reached, and nobody would be told.
 */
final class PathCheck implements SmartInitializingSingleton {

	/** The mappings of ours by the names of their beans. */
	private static final Map<String, String> PROPERTIES = Map.of("liveClientHandlerMapping", "live.client.path",
			"liveSessionHandlerMapping", "live.client.path", "liveWebSocketMapping", "live.websocket.path",
			"liveDashboardMapping", "live.dashboard.path");

	private static final String SSE = "live.sse.path";

	private final ListableBeanFactory beans;

	PathCheck(ListableBeanFactory beans) {
		this.beans = beans;
	}

	@Override
	public void afterSingletonsInstantiated() {
		List<Mapped> all = new ArrayList<>();
		this.beans.getBeansOfType(AbstractUrlHandlerMapping.class)
			.forEach((name, mapping) -> mapping.getHandlerMap()
				.keySet()
				.forEach((path) -> all.add(new Mapped(path, PROPERTIES.get(name), "the bean '" + name + "'"))));
		this.beans.getBeansOfType(RequestMappingInfoHandlerMapping.class)
			.values()
			.forEach((mapping) -> mapping.getHandlerMethods()
				.forEach((info, method) -> info.getPatternValues().forEach((path) -> all.add(mapped(path, method)))));
		all.stream()
			.filter((ours) -> ours.property() != null)
			.forEach((ours) -> all.stream().filter(ours::hides).findFirst().ifPresent((other) -> refuse(ours, other)));
	}

	private static Mapped mapped(String path, HandlerMethod method) {
		boolean ours = SseController.class.isAssignableFrom(method.getBeanType());
		return new Mapped(path, ours ? SSE : null, method.getShortLogMessage());
	}

	private static void refuse(Mapped ours, Mapped other) {
		if (other.property() != null) {
			throw new LiveConfigurationException(
					ours.property() + " and " + other.property() + " both lead to " + other.path(),
					"Set " + ours.property() + " or " + other.property() + " to a path that nothing else has.");
		}
		throw new LiveConfigurationException(
				ours.property() + " leads to " + ours.path() + ", which is the path of " + other.owner() + " too",
				"Map that elsewhere, or set " + ours.property() + " to a path that nothing else has.");
	}

	/**
	 * A path that is mapped.
	 *
	 * @param path the path or pattern
	 * @param property the property that sets it, {@code null} for one of the application
	 * @param owner what is mapped to it, for people
	 */
	private record Mapped(String path, @Nullable String property, String owner) {

		/** Patterns of the application may be wide: it wants what we leave. */
		boolean hides(Mapped other) {
			if (Objects.equals(this.property, other.property)) {
				return false;
			}
			boolean wide = other.path.contains("*") || other.path.contains("{");
			boolean polite = SSE.equals(this.property) && other.property == null;
			return this.path.equals(other.path) || (!wide && !polite
					&& PathPatternParser.defaultInstance.parse(this.path).matches(PathContainer.parsePath(other.path)));
		}

	}

}
