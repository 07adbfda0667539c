package org.livespring.operations;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import org.livespring.autoconfigure.CheckedProperties;

/**
 * Properties of the dashboard.
 *
 * @param enabled Whether there is a page for operators. Who may see it is up to the
 * application.
 * @param path Path of the page, below the context path.
 */
@ConfigurationProperties("live.dashboard")
record LiveDashboardProperties(boolean enabled,
		@DefaultValue("/live/dashboard") String path) implements CheckedProperties {

}
