package org.livespring.dashboard;

import java.util.Map;

import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

import org.livespring.render.PageComponents;

/** Maps the dashboard's page and its files. */
public final class DashboardMapping extends SimpleUrlHandlerMapping {

	/** Ahead of annotated controllers, whose patterns may be wide. */
	private static final int ORDER = -2;

	/**
	 * Create the mapping.
	 * @param path path of the page below the context path
	 * @param components puts the dashboard into the page
	 * @param application name of the application
	 */
	public DashboardMapping(String path, PageComponents components, String application) {
		super(handlers(path, components, application), ORDER);
	}

	private static Map<String, HttpRequestHandler> handlers(String path, PageComponents components,
			String application) {
		return Map.of(path, new DashboardPage(components, application, path), path + "/dashboard.css",
				new DashboardFile("dashboard.css", "text/css;charset=UTF-8"), path + "/dashboard.svg",
				new DashboardFile("dashboard.svg", "image/svg+xml"));
	}

}
