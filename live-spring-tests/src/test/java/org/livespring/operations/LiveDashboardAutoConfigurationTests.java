package org.livespring.operations;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import org.livespring.autoconfigure.LiveContextRunner;
import org.livespring.autoconfigure.observe.LiveMonitoringAutoConfiguration;
import org.livespring.component.ComponentRegistry;
import org.livespring.dashboard.DashboardFeed;
import org.livespring.dashboard.DashboardMapping;
import org.livespring.dashboard.LiveDashboard;
import org.livespring.instance.LiveRuntime;
import org.livespring.observe.CallTally;

import static org.assertj.core.api.Assertions.assertThat;

class LiveDashboardAutoConfigurationTests {

	/** Without a template engine. */
	private final WebApplicationContextRunner runner = LiveContextRunner
		.with(LiveMonitoringAutoConfiguration.class, LiveDashboardAutoConfiguration.class)
		.withPropertyValues("live.monitoring.enabled=false");

	@Test
	void isNotThereByDefault() {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed()
				.doesNotHaveBean(CallTally.class)
				.doesNotHaveBean(DashboardFeed.class)
				.doesNotHaveBean(DashboardMapping.class);
			assertThat(context.getBean(ComponentRegistry.class).contains(LiveDashboard.NAME)).isFalse();
			assertThat(context.getBean(LiveRuntime.class).monitors().measureCalls()).isFalse();
		});
	}

	@Test
	void isThereWhereItIsEnabled() {
		this.runner.withPropertyValues("live.dashboard.enabled=true", "live.dashboard.path=/ops").run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(DashboardFeed.class);
			assertThat(context.getBean(DashboardMapping.class).getUrlMap()).containsKeys("/ops", "/ops/dashboard.css");
			assertThat(context.getBean(ComponentRegistry.class).contains(LiveDashboard.NAME)).isTrue();
			assertThat(context.getBean(LiveRuntime.class).monitors().measureCalls()).isTrue();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ops", "/ops/", "/ops/**", "/{x}" })
	void pathThatCannotWorkFailsTheStart(String path) {
		this.runner.withPropertyValues("live.dashboard.enabled=true", "live.dashboard.path=" + path)
			.run((context) -> assertThat(context).getFailure().hasMessageContaining("live.dashboard"));
	}

}
