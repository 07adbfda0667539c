package org.livespring.operations;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import org.livespring.autoconfigure.CheckedProperties;

/**
 * Properties of the dashboard.
 *
 * @param enabled Whether the dashboard, a page for operators, is served. Access to it
 * must be restricted by the application.
 * @param path Path of the dashboard's page, relative to the context path.
 */
@ConfigurationProperties("live.dashboard")
record LiveDashboardProperties(boolean enabled,
		@DefaultValue("/live/dashboard") String path) implements CheckedProperties {

}
