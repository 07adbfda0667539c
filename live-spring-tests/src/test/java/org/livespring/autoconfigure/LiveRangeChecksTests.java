package org.livespring.autoconfigure;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import org.livespring.autoconfigure.room.LiveSseAutoConfiguration;
import org.livespring.operations.LiveProfilerAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/** Properties of rooms, presence, shared states, streams and the profiler. */
class LiveRangeChecksTests {

	private final WebApplicationContextRunner runner = LiveContextRunner
		.with(LiveProfilerAutoConfiguration.class, LiveSseAutoConfiguration.class)
		.withPropertyValues("live.sse.enabled=true");

	@ParameterizedTest
	@CsvSource({ "live.rooms.history.length, 0", "live.rooms.history.time, 0s", "live.rooms.history.rules[0].length, 0",
			"live.rooms.history.rules[0].time, -1s", "live.rooms.frame-interval, -1ms", "live.rooms.message-size, 0B",
			"live.rooms.message-size, 3GB", "live.rooms.timeout, 0s", "live.presence.interval, 0s",
			"live.presence.pause, -1ms", "live.presence.heartbeat, 49ms", "live.presence.lease, 2999ms",
			"live.presence.max-tabs, 0", "live.presence.max-metadata, 0", "live.room-state.life, 0s",
			"live.room-state.size, 0", "live.room-state.progress-interval, -1ms", "live.profiler.max-profiles, 0",
			"live.profiler.max-calls, -1", "live.sse.path, live/sse", "live.sse.path, /live/**",
			"live.sse.heartbeat, 0s", "live.sse.life, 0s", "live.sse.max-streams, 0",
			"live.sse.max-streams-per-client, 0", "live.sse.queue-size, 0B" })
	void valueThatCannotWorkFailsTheStart(String property, String value) {
		this.runner.withPropertyValues(property + "=" + value)
			.run((context) -> RefusedProperty.assertRefused(context, property, value));
	}

	@ParameterizedTest
	@ValueSource(strings = { "live.rooms.history.length=1", "live.rooms.history.time=1s",
			"live.rooms.frame-interval=0s", "live.presence.heartbeat=50ms", "live.presence.lease=3s",
			"live.room-state.life=1s", "live.room-state.progress-interval=0s", "live.profiler.max-profiles=1",
			"live.sse.path=/events", "live.sse.max-streams=1" })
	void valueAtTheEdgeWorks(String property) {
		this.runner.withPropertyValues(property).run((context) -> assertThat(context).hasNotFailed());
	}

}
