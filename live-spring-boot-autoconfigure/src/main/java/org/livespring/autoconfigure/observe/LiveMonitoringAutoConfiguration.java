package org.livespring.autoconfigure.observe;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.livespring.autoconfigure.LiveAutoConfiguration;
import org.livespring.health.Drain;
import org.livespring.jfr.JfrMonitor;
import org.livespring.monitor.ComponentHealth;
import org.livespring.monitor.ComponentStatistics;
import org.livespring.monitor.HealthThresholds;
import org.livespring.monitor.HealthWatch;
import org.livespring.monitor.LoadWatch;
import org.livespring.monitor.SecurityLog;
import org.livespring.observe.CallTally;
import org.livespring.session.LiveSessions;

/** Wires what watches the engine without any other library. */
@AutoConfiguration(after = LiveAutoConfiguration.class)
@ConditionalOnBean(LiveSessions.class)
@EnableConfigurationProperties({ LiveHealthProperties.class, LiveMonitoringProperties.class })
public final class LiveMonitoringAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SecurityLog liveSecurityLog() {
		return new SecurityLog();
	}

	@Bean
	@ConditionalOnMissingBean
	Drain liveDrain(ApplicationContext context, LiveSessions sessions, LiveHealthProperties properties) {
		return new Drain(context, sessions, properties.drainDelay());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(name = "jdk.jfr.Event")
	static class FlightRecorderConfiguration {

		@Bean
		JfrMonitor liveJfrMonitor() {
			return new JfrMonitor();
		}

	}

	/** Measures each call. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "live.monitoring.enabled", matchIfMissing = true)
	static class StatisticsConfiguration {

		@Bean
		@ConditionalOnMissingBean
		CallTally liveCallTally(LiveHealthProperties properties) {
			return new CallTally(properties.window().dividedBy(60));
		}

		@Bean
		@ConditionalOnMissingBean
		ComponentStatistics liveComponentStatistics(CallTally tally, LiveHealthProperties properties) {
			return new ComponentStatistics(tally, properties.window());
		}

		@Bean
		@ConditionalOnMissingBean
		ComponentHealth liveComponentHealth(ComponentStatistics statistics, LiveSessions sessions,
				LiveHealthProperties properties) {
			HealthThresholds thresholds = new HealthThresholds(properties.minimumCalls(),
					properties.degradedErrorRate(), properties.unhealthyErrorRate(), properties.degradedLatency(),
					properties.unhealthyLatency(), properties.stuckCalls());
			return new ComponentHealth(statistics, thresholds, sessions);
		}

		@Bean
		@ConditionalOnMissingBean
		LoadWatch liveLoadWatch(ComponentStatistics statistics, LiveHealthProperties properties) {
			return new LoadWatch(statistics, properties.overloadWait());
		}

		@Bean
		@ConditionalOnMissingBean
		HealthWatch liveHealthWatch(ComponentHealth health, LiveHealthProperties properties) {
			return new HealthWatch(health, properties.interval());
		}

	}

}
