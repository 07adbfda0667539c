package org.livespring.autoconfigure.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

import org.livespring.LiveConfigurationException;
import org.livespring.autoconfigure.LiveContextRunner;
import org.livespring.autoconfigure.observe.LiveMonitoringAutoConfiguration;
import org.livespring.autoconfigure.room.LiveSseAutoConfiguration;
import org.livespring.operations.LiveDashboardAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

class LivePathsAutoConfigurationTests {

	private final WebApplicationContextRunner runner = LiveContextRunner
		.with(LiveMonitoringAutoConfiguration.class, LiveSseAutoConfiguration.class,
				LiveDashboardAutoConfiguration.class, LivePathsAutoConfiguration.class)
		.withPropertyValues("live.sse.enabled=true", "live.dashboard.enabled=true");

	@Test
	void pathsOfTheirOwnStart() {
		this.runner.withBean(Wide.class).run((context) -> assertThat(context).hasNotFailed());
		this.runner
			.withPropertyValues("live.client.path=/assets", "live.websocket.path=/socket", "live.sse.path=/events",
					"live.dashboard.path=/ops")
			.withBean(Pages.class)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@CsvSource({ "live.websocket.path, /live/dashboard, live.dashboard.path",
			"live.websocket.path, /live/session, live.client.path",
			"live.websocket.path, /live/src/ws, live.client.path",
			"live.dashboard.path, /live/live.js, live.client.path", "live.sse.path, /live/ws, live.websocket.path",
			"live.sse.path, /live/dashboard, live.dashboard.path", "live.sse.path, /live, live." })
	void pathOfAnotherPartFailsTheStart(String property, String path, String other) {
		this.runner.withPropertyValues(property + "=" + path)
			.run((context) -> assertThat(context.getStartupFailure())
				.extracting(NestedExceptionUtils::getMostSpecificCause)
				.isInstanceOfSatisfying(LiveConfigurationException.class, (failure) -> {
					assertThat(failure).hasMessageContaining(property).hasMessageContaining(other);
					assertThat(failure.remedy()).contains(property, other);
				}));
	}

	@ParameterizedTest
	@CsvSource({ "/live/ws, live.websocket.path", "/live/dashboard, live.dashboard.path",
			"/live/src/own.js, live.client.path", "/live/live.js, live.client.path" })
	void pathOfAPageOfTheApplicationFailsTheStart(String path, String property) {
		this.runner.withBean(Pages.class)
			.withPropertyValues("page=" + path)
			.run((context) -> assertThat(context.getStartupFailure())
				.extracting(NestedExceptionUtils::getMostSpecificCause)
				.isInstanceOfSatisfying(LiveConfigurationException.class, (failure) -> {
					assertThat(failure).hasMessageContaining(property).hasMessageContaining("Pages#page");
					assertThat(failure.remedy()).contains(property);
				}));
	}

	@Controller
	static class Pages {

		@PostMapping("${page:/live/page}")
		String page() {
			return "page";
		}

	}

	@Controller
	static class Wide {

		@GetMapping({ "/{a}/{b}", "/live/**", "/live/sse/own" })
		String page() {
			return "page";
		}

	}

}
