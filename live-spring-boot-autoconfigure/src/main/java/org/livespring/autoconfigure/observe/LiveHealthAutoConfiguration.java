package org.livespring.autoconfigure.observe;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

import org.livespring.health.Drain;
import org.livespring.health.LiveHealthIndicator;
import org.livespring.monitor.ComponentHealth;
import org.livespring.room.RoomBroker;
import org.livespring.room.RoomHub;
import org.livespring.session.LiveSessions;

/**
 * Auto-configuration of the health indicator {@code live} for applications with Actuator.
 */
@AutoConfiguration(after = LiveMonitoringAutoConfiguration.class)
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBean(ComponentHealth.class)
@ConditionalOnEnabledHealthIndicator("live")
public final class LiveHealthAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "liveHealthIndicator")
	LiveHealthIndicator liveHealthIndicator(LiveSessions sessions, Drain drain, ComponentHealth components,
			RoomBroker broker, RoomHub rooms, LiveHealthProperties properties) {
		return new LiveHealthIndicator(sessions, drain, components, broker, rooms, properties.degradedStatus());
	}

}
