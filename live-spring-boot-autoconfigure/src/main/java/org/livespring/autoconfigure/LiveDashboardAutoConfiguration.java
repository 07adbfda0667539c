package org.livespring.autoconfigure;

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

import org.livespring.dashboard.CallRecorder;
import org.livespring.dashboard.DashboardFeed;
import org.livespring.dashboard.DashboardMapping;
import org.livespring.dashboard.DashboardTemplate;
import org.livespring.dashboard.LiveDashboard;
import org.livespring.monitor.ComponentHealth;
import org.livespring.render.PageComponents;
import org.livespring.room.RoomClient;
import org.livespring.session.LiveSessions;

/** Wires the dashboard where it is wanted. */
@AutoConfiguration(after = LiveAutoConfiguration.class,
		afterName = "org.livespring.autoconfigure.observe.LiveMonitoringAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBooleanProperty("live.dashboard.enabled")
@EnableConfigurationProperties(LiveDashboardProperties.class)
public final class LiveDashboardAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	CallRecorder liveDashboardRecorder() {
		return new CallRecorder();
	}

	@Bean
	@ConditionalOnMissingBean
	DashboardFeed liveDashboardFeed(CallRecorder recorder, LiveSessions sessions, RoomClient rooms,
			ObjectProvider<ComponentHealth> health, Environment environment) {
		return new DashboardFeed(recorder, sessions, rooms, health.getIfAvailable(), () -> name(environment));
	}

	/** As operators know the node; the port is known once the server listens. */
	private static String name(Environment environment) {
		String port = environment.getProperty("local.server.port");
		String host = environment.getProperty("HOSTNAME");
		if (host == null || host.isBlank()) {
			host = localHost();
		}
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
		return new DashboardMapping(properties.getPath(), components, LiveAutoConfiguration.application(environment));
	}

}
