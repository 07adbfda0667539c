package org.livespring.operations;

import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import org.livespring.autoconfigure.LiveContextRunner;
import org.livespring.autoconfigure.observe.LiveEndpointAutoConfiguration;
import org.livespring.autoconfigure.observe.LiveHealthAutoConfiguration;
import org.livespring.autoconfigure.observe.LiveMonitoringAutoConfiguration;
import org.livespring.dashboard.DashboardMapping;
import org.livespring.endpoint.LiveEndpoint;
import org.livespring.instance.LiveRuntime;
import org.livespring.jfr.JfrMonitor;
import org.livespring.monitor.ComponentStatistics;
import org.livespring.profile.export.LiveProfilerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/** What an application loses that excludes the module. */
class WithoutOperationsTests {

	private static final String[] PACKAGES = { "org.livespring.operations", "org.livespring.dashboard",
			"org.livespring.profile" };

	private final WebApplicationContextRunner without = LiveContextRunner
		.with(LiveMonitoringAutoConfiguration.class, LiveEndpointAutoConfiguration.class,
				LiveHealthAutoConfiguration.class, EndpointAutoConfiguration.class)
		.withPropertyValues("live.dashboard.enabled=true", "live.profiler.max-calls=5",
				"management.endpoints.web.exposure.include=*");

	private final WebApplicationContextRunner with = this.without.withConfiguration(
			AutoConfigurations.of(LiveDashboardAutoConfiguration.class, LiveProfilerAutoConfiguration.class));

	@Test
	void onlyThePageAndTheEndpointAreLost() {
		TreeMap<String, String> lost = new TreeMap<>();
		this.with.run((context) -> {
			assertThat(context).hasSingleBean(DashboardMapping.class).hasSingleBean(LiveProfilerEndpoint.class);
			lost.putAll(beans(context));
		});
		this.without.withClassLoader(new FilteredClassLoader(PACKAGES)).run((context) -> {
			assertThat(context).hasNotFailed()
				.hasSingleBean(ComponentStatistics.class)
				.hasSingleBean(LiveEndpoint.class)
				.hasSingleBean(JfrMonitor.class);
			assertThat(context.getBean(LiveRuntime.class).monitors().measureCalls()).isTrue();
			lost.keySet().removeAll(beans(context).keySet());
		});
		assertThat(lost.values()).isNotEmpty().allMatch((type) -> Set.of(PACKAGES).stream().anyMatch(type::startsWith));
	}

	private static TreeMap<String, String> beans(ApplicationContext context) {
		TreeMap<String, String> types = new TreeMap<>();
		for (String name : context.getBeanDefinitionNames()) {
			types.put(name, context.getBean(name).getClass().getName());
		}
		return types;
	}

}
