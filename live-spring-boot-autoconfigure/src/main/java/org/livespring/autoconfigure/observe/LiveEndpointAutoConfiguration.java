package org.livespring.autoconfigure.observe;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import org.livespring.component.ComponentRegistry;
import org.livespring.endpoint.LiveEndpoint;
import org.livespring.endpoint.RoomOverview;
import org.livespring.health.Drain;
import org.livespring.monitor.ComponentHealth;
import org.livespring.monitor.ComponentStatistics;
import org.livespring.presence.PresenceHub;
import org.livespring.room.RoomBroker;
import org.livespring.room.RoomHub;
import org.livespring.session.LiveSessions;

/**
 * Auto-configuration of the actuator endpoint {@code live}, active if the endpoint is
 * exposed.
 */
@AutoConfiguration(after = LiveMonitoringAutoConfiguration.class)
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnBean(ComponentStatistics.class)
@ConditionalOnAvailableEndpoint(LiveEndpoint.class)
public final class LiveEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	LiveEndpoint liveEndpoint(ComponentRegistry components, LiveSessions sessions, ComponentStatistics statistics,
			ComponentHealth health, Drain drain, RoomHub rooms, RoomBroker broker, PresenceHub presence) {
		return new LiveEndpoint(components, sessions, statistics, health, drain,
				new RoomOverview(rooms, broker, presence));
	}

}
