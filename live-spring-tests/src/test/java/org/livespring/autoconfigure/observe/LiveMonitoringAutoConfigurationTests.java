package org.livespring.autoconfigure.observe;

import java.time.Duration;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationRegistryCustomizer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.livespring.autoconfigure.LiveContextRunner;
import org.livespring.autoconfigure.RefusedProperty;
import org.livespring.endpoint.LiveEndpoint;
import org.livespring.health.LiveHealthIndicator;
import org.livespring.instance.LiveRuntime;
import org.livespring.metrics.LiveMetrics;
import org.livespring.metrics.LiveObservations;
import org.livespring.monitor.ComponentHealth;
import org.livespring.monitor.ComponentStatistics;
import org.livespring.monitor.SecurityLog;
import org.livespring.observe.CallTally;

import static org.assertj.core.api.Assertions.assertThat;

class LiveMonitoringAutoConfigurationTests {

	private final WebApplicationContextRunner runner = LiveContextRunner.with(LiveMonitoringAutoConfiguration.class,
			LiveMetricsAutoConfiguration.class, LiveHealthAutoConfiguration.class, LiveEndpointAutoConfiguration.class,
			EndpointAutoConfiguration.class, MetricsAutoConfiguration.class,
			CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class,
			ObservationAutoConfiguration.class);

	@Test
	void everythingButTheEndpointIsThereByDefault() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(ComponentStatistics.class)
				.hasSingleBean(ComponentHealth.class)
				.hasSingleBean(SecurityLog.class)
				.hasSingleBean(LiveMetrics.class)
				.hasSingleBean(LiveObservations.class)
				.hasSingleBean(LiveHealthIndicator.class)
				.doesNotHaveBean(LiveEndpoint.class);
			assertThat(context.getBean(LiveRuntime.class).monitors().measureCalls()).isTrue();
		});
	}

	@Test
	void endpointIsThereWhereItIsExposed() {
		this.runner.withPropertyValues("management.endpoints.web.exposure.include=live")
			.run((context) -> assertThat(context).hasSingleBean(LiveEndpoint.class));
	}

	@Test
	void nothingIsMeasuredWhereMonitoringIsOff() {
		this.runner
			.withPropertyValues("live.monitoring.enabled=false", "management.endpoints.web.exposure.include=live")
			.run((context) -> {
				assertThat(context).hasSingleBean(SecurityLog.class)
					.doesNotHaveBean(ComponentStatistics.class)
					.doesNotHaveBean(LiveMetrics.class)
					.doesNotHaveBean(LiveObservations.class)
					.doesNotHaveBean(LiveHealthIndicator.class)
					.doesNotHaveBean(LiveEndpoint.class);
				assertThat(context.getBean(LiveRuntime.class).monitors().measureCalls()).isFalse();
			});
	}

	@Test
	void callsAreNoObservationsWhereOnlyMetersLookAtThem() {
		this.runner.run((context) -> assertThat(context.getBean(LiveObservations.class).measuresCalls()).isFalse());
		this.runner.withPropertyValues("live.monitoring.observations=always")
			.run((context) -> assertThat(context.getBean(LiveObservations.class).measuresCalls()).isTrue());
	}

	@ParameterizedTest
	@ValueSource(classes = { OwnHandler.class, OwnCustomizer.class, OwnRegistry.class })
	void callsAreObservationsWhereSomethingLooksAtThem(Class<?> configuration) {
		this.runner.withUserConfiguration(configuration)
			.run((context) -> assertThat(context.getBean(LiveObservations.class).measuresCalls()).isTrue());
		this.runner.withUserConfiguration(configuration)
			.withPropertyValues("live.monitoring.observations=never")
			.run((context) -> assertThat(context.getBean(LiveObservations.class).measuresCalls()).isFalse());
	}

	@Test
	void beansOfTheApplicationWin() {
		this.runner.withUserConfiguration(OwnBeans.class).run((context) -> {
			assertThat(context).hasSingleBean(ComponentStatistics.class).hasSingleBean(SecurityLog.class);
			assertThat(context.getBean(ComponentStatistics.class)).isSameAs(context.getBean("ownStatistics"));
			assertThat(context.getBean(SecurityLog.class)).isSameAs(context.getBean("ownLog"));
		});
	}

	@Test
	void healthIsNotThereWhereItIsOff() {
		this.runner.withPropertyValues("management.health.live.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(LiveHealthIndicator.class)
				.hasSingleBean(ComponentHealth.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "io.micrometer.core", "io.micrometer.tracing" })
	void contextStartsWithoutAnOptionalLibrary(String missing) {
		this.runner.withClassLoader(new FilteredClassLoader(missing))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(ComponentStatistics.class));
	}

	@ParameterizedTest
	@CsvSource({ "live.health.interval, 0s", "live.health.window, 1ms", "live.health.drain-delay, -1s",
			"live.health.overload-wait, 0s", "live.health.degraded-latency, 0s", "live.health.degraded-error-rate, 0.0",
			"live.health.unhealthy-error-rate, 1.5", "live.health.unhealthy-error-rate, 0.01",
			"live.health.unhealthy-latency, 1ms", "live.health.stuck-calls, -1" })
	void valueThatCannotWorkFailsTheStart(String property, String value) {
		this.runner.withPropertyValues(property + "=" + value)
			.run((context) -> RefusedProperty.assertRefused(context, property, value));
	}

	private static ObservationHandler<Observation.Context> handler() {
		return (context) -> true;
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBeans {

		@Bean
		ComponentStatistics ownStatistics(CallTally tally) {
			return new ComponentStatistics(tally, Duration.ofMinutes(5));
		}

		@Bean
		SecurityLog ownLog() {
			return new SecurityLog((event) -> {
			});
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnHandler {

		@Bean
		ObservationHandler<Observation.Context> handler() {
			return LiveMonitoringAutoConfigurationTests.handler();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnCustomizer {

		@Bean
		ObservationRegistryCustomizer<ObservationRegistry> customizer() {
			return (registry) -> registry.observationConfig().observationHandler(handler());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnRegistry {

		@Bean
		ObservationRegistry registry() {
			ObservationRegistry registry = ObservationRegistry.create();
			registry.observationConfig().observationHandler(handler());
			return registry;
		}

	}

}
