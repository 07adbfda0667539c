package org.livespring.autoconfigure.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.livespring.autoconfigure.LiveAutoConfiguration;
import org.livespring.fragment.SharedFragments;
import org.livespring.metrics.LiveMetrics;
import org.livespring.metrics.LiveObservations;
import org.livespring.metrics.RoomMeters;
import org.livespring.metrics.RoomObservations;
import org.livespring.presence.PresenceHub;
import org.livespring.room.RoomBroker;
import org.livespring.room.RoomHub;
import org.livespring.room.RoomMonitor;
import org.livespring.room.RoomTracing;
import org.livespring.session.LiveSessions;

/** Auto-configuration of meters and observations for applications with Micrometer. */
@AutoConfiguration(after = LiveAutoConfiguration.class,
		afterName = {
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
				"org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration" })
@ConditionalOnBean(LiveSessions.class)
@EnableConfigurationProperties(LiveMonitoringProperties.class)
@ConditionalOnBooleanProperty(name = "live.monitoring.enabled", matchIfMissing = true)
public final class LiveMetricsAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterRegistry.class)
	@ConditionalOnBean(MeterRegistry.class)
	static class MeterConfiguration {

		@Bean
		@ConditionalOnMissingBean
		LiveMetrics liveMetrics(ObjectProvider<LiveSessions> sessions) {
			return new LiveMetrics(sessions::getObject);
		}

		@Bean
		@ConditionalOnMissingBean(RoomMonitor.class)
		RoomMeters liveRoomMeters(ObjectProvider<RoomHub> rooms, ObjectProvider<RoomBroker> broker,
				ObjectProvider<PresenceHub> presence, ObjectProvider<SharedFragments> fragments) {
			return new RoomMeters(() -> new RoomMeters.Sources(rooms.getObject(), broker.getObject(),
					presence.getObject(), fragments.getObject()));
		}

		/**
		 * Denies the meters of Live Spring's observations, since meters of the engine
		 * measure the same.
		 */
		@Bean
		MeterFilter liveObservationMeterFilter() {
			return MeterFilter.deny((id) -> {
				String name = id.getName();
				return LiveObservations.isOurs(name.endsWith(".active") ? name.substring(0, name.length() - 7) : name);
			});
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ObservationRegistry.class)
	@ConditionalOnBean(ObservationRegistry.class)
	static class ObservationConfiguration {

		@Bean
		ObservationWatchers liveObservationWatchers(ConfigurableListableBeanFactory beans,
				LiveMonitoringProperties properties) {
			return new ObservationWatchers(beans, properties.observations());
		}

		@Bean
		@ConditionalOnMissingBean
		LiveObservations liveObservations(ObservationRegistry registry, ObservationWatchers watchers) {
			return new LiveObservations(registry, watchers::areThere, watchers::areTracers);
		}

		@Bean
		@ConditionalOnMissingBean(RoomTracing.class)
		RoomObservations liveRoomObservations(ObservationRegistry registry, ObservationWatchers watchers) {
			return new RoomObservations(registry, watchers::areThere);
		}

	}

}
