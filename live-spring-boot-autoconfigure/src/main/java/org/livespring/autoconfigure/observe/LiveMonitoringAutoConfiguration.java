package org.livespring.autoconfigure.observe;

import java.time.Duration;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.livespring.autoconfigure.LiveAutoConfiguration;
import org.livespring.concurrent.Ticker;
import org.livespring.health.Drain;
import org.livespring.jfr.JfrMonitor;
import org.livespring.monitor.ComponentHealth;
import org.livespring.monitor.ComponentStatistics;
import org.livespring.monitor.HealthThresholds;
import org.livespring.monitor.SecurityLog;
import org.livespring.observe.CallTally;
import org.livespring.session.LiveSessions;

/** Auto-configuration of the monitoring that needs no other library. */
@AutoConfiguration(after = LiveAutoConfiguration.class)
@ConditionalOnBean(LiveSessions.class)
@EnableConfigurationProperties({ LiveHealthProperties.class, LiveMonitoringProperties.class })
public final class LiveMonitoringAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SecurityLog liveSecurityLog(ApplicationEventPublisher publisher) {
		return new SecurityLog(publisher::publishEvent);
	}

	@Bean(initMethod = "start", destroyMethod = "stop")
	Ticker liveSecurityTicker(SecurityLog log) {
		return new Ticker("live-security-check", Duration.ofSeconds(1), log::check);
	}

	@Bean
	@ConditionalOnMissingBean
	Drain liveDrain(ApplicationContext context, LiveSessions sessions, LiveHealthProperties properties) {
		return new Drain(context, sessions, properties.drainDelay());
	}

	@Bean
	@ConditionalOnClass(name = "jdk.jfr.Event")
	JfrMonitor liveJfrMonitor() {
		return new JfrMonitor();
	}

	/** Beans that measure each call. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "live.monitoring.enabled", matchIfMissing = true)
	static class StatisticsConfiguration {

		@Bean
		@ConditionalOnMissingBean
		CallTally liveCallTally() {
			return new CallTally();
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
					properties.unhealthyLatency(), properties.stuckCalls(), properties.overloadWait());
			return new ComponentHealth(statistics, thresholds, sessions);
		}

		@Bean(initMethod = "start", destroyMethod = "stop")
		@ConditionalOnMissingBean(name = "liveHealthTicker")
		Ticker liveHealthTicker(ComponentHealth health, LiveHealthProperties properties) {
			return new Ticker("live-health", properties.interval(), health::check);
		}

	}

}
