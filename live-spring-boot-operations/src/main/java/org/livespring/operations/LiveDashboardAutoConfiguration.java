package org.livespring.operations;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

import org.livespring.autoconfigure.LiveAutoConfiguration;
import org.livespring.autoconfigure.observe.LiveMonitoringAutoConfiguration;
import org.livespring.dashboard.DashboardFeed;
import org.livespring.dashboard.DashboardMapping;
import org.livespring.dashboard.DashboardTemplate;
import org.livespring.dashboard.LiveDashboard;
import org.livespring.dashboard.NodeWatch;
import org.livespring.monitor.ComponentHealth;
import org.livespring.observe.CallTally;
import org.livespring.render.PageComponents;
import org.livespring.room.RoomClient;
import org.livespring.session.LiveSessions;

/** Auto-configuration of the dashboard, active with {@code live.dashboard.enabled}. */
@AutoConfiguration(after = LiveAutoConfiguration.class,
		afterName = "org.livespring.autoconfigure.observe.LiveMonitoringAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBooleanProperty("live.dashboard.enabled")
@EnableConfigurationProperties(LiveDashboardProperties.class)
public final class LiveDashboardAutoConfiguration {

	/** Creates a tally if the monitoring has created none. */
	@Bean
	@ConditionalOnMissingBean
	CallTally liveCallTally() {
		return new CallTally();
	}

	@Bean
	@ConditionalOnMissingBean
	DashboardFeed liveDashboardFeed(CallTally tally, LiveSessions sessions, RoomClient rooms,
			ObjectProvider<ComponentHealth> health, Environment environment) {
		return new DashboardFeed(new NodeWatch(tally, sessions, rooms.hub(), health.getIfAvailable()), rooms,
				() -> name(environment));
	}

	/**
	 * Returns the display name of the node. Its port is known only after the server has
	 * started.
	 */
	private static String name(Environment environment) {
		String port = environment.getProperty("local.server.port");
		String named = environment.getProperty("HOSTNAME", "");
		String host = named.isBlank() ? localHost() : named;
		return (port != null) ? host + ":" + port : host;
	}

	private static String localHost() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return "localhost";
		}
	}

	@Bean
	@ConditionalOnMissingBean
	LiveDashboard liveDashboard(DashboardFeed feed) {
		return new LiveDashboard(feed);
	}

	@Bean
	@ConditionalOnMissingBean
	DashboardTemplate liveDashboardTemplate() {
		return new DashboardTemplate();
	}

	@Bean
	@ConditionalOnMissingBean
	DashboardMapping liveDashboardMapping(LiveDashboardProperties properties, PageComponents components,
			Environment environment) {
		return new DashboardMapping(properties.path(), components,
				environment.getProperty("spring.application.name", "application"));
	}

}
