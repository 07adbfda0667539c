package org.livespring.autoconfigure;

import java.time.Duration;
import java.util.regex.Pattern;

import org.springframework.util.unit.DataSize;

import org.livespring.LiveConfigurationException;

/** Refuses values of properties that cannot work, before anything runs with them. */
final class LivePropertiesCheck {

	private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+");

	private static final DataSize MOST = DataSize.ofBytes(Integer.MAX_VALUE);

	private LivePropertiesCheck() {
	}

	static void check(LiveProperties properties) {
		check(properties.getWebsocket());
		check(properties.getLimits());
		check(properties.getState(), properties.getLimits());
		check(properties.getHeartbeat());
		positive("executor.action-threads", properties.getExecutor().getActionThreads());
		positive("executor.task-threads", properties.getExecutor().getTaskThreads());
	}

	static void check(LiveRoomsProperties rooms) {
		LiveRoomsProperties.History history = rooms.getHistory();
		positive("rooms.history.length", history.getLength());
		atLeast("rooms.history.time", history.getTime(), Duration.ofSeconds(1));
		for (int i = 0; i < history.getRules().size(); i++) {
			LiveRoomsProperties.Rule rule = history.getRules().get(i);
			String property = "rooms.history.rules[" + i + "]";
			if (rule.getRooms().isBlank()) {
				throw refused(property + ".rooms", rule.getRooms(),
						"Set it to a pattern of names, for example chat:*.");
			}
			positive(property + ".length", rule.getLength());
			atLeast(property + ".time", rule.getTime(), Duration.ofSeconds(1));
		}
		atLeast("rooms.frame-interval", rooms.getFrameInterval(), Duration.ZERO);
		size("rooms.message-size", rooms.getMessageSize());
		atLeast("rooms.timeout", rooms.getTimeout(), Duration.ofMillis(1));
	}

	static void check(LivePresenceProperties presence) {
		atLeast("presence.interval", presence.getInterval(), Duration.ofMillis(1));
		atLeast("presence.heartbeat", presence.getHeartbeat(), Duration.ofMillis(1));
		if (presence.getHeartbeat().compareTo(presence.getInterval()) < 0) {
			throw refused("presence.heartbeat", presence.getHeartbeat(),
					"Set it to at least live.presence.interval, which is " + presence.getInterval() + ".");
		}
		if (presence.getLease().compareTo(presence.getHeartbeat().multipliedBy(3)) < 0) {
			throw refused("presence.lease", presence.getLease(),
					"Set it to at least three times live.presence.heartbeat, which is " + presence.getHeartbeat()
							+ ".");
		}
		positive("presence.max-tabs", presence.getMaxTabs());
		positive("presence.max-metadata", presence.getMaxMetadata());
	}

	static void check(LiveRoomStateProperties states) {
		atLeast("room-state.life", states.getLife(), Duration.ofSeconds(1));
		positive("room-state.size", states.getSize());
		atLeast("room-state.progress-interval", states.getProgressInterval(), Duration.ZERO);
	}

	static void check(LiveProfilerProperties profiler) {
		positive("profiler.max-profiles", profiler.getMaxProfiles());
		positive("profiler.max-calls", profiler.getMaxCalls());
	}

	static void check(LiveClientProperties client) {
		path("client.path", client.getPath());
	}

	static void check(LiveDashboardProperties dashboard) {
		path("dashboard.path", dashboard.getPath());
	}

	static void check(LiveHealthProperties health) {
		atLeast("health.interval", health.getInterval(), Duration.ofSeconds(1));
		atLeast("health.window", health.getWindow(), Duration.ofSeconds(1));
		atLeast("health.drain-delay", health.getDrainDelay(), Duration.ZERO);
		atLeast("health.overload-wait", health.getOverloadWait(), Duration.ofNanos(1));
		atLeast("health.degraded-latency", health.getDegradedLatency(), Duration.ofMillis(1));
		atLeast("health.unhealthy-latency", health.getUnhealthyLatency(), health.getDegradedLatency());
		share("health.degraded-error-rate", health.getDegradedErrorRate());
		share("health.unhealthy-error-rate", health.getUnhealthyErrorRate());
		if (health.getUnhealthyErrorRate() < health.getDegradedErrorRate()) {
			throw refused("health.unhealthy-error-rate", health.getUnhealthyErrorRate(),
					"Make it no less than live.health.degraded-error-rate.");
		}
		if (health.getStuckCalls() < 0) {
			throw refused("health.stuck-calls", health.getStuckCalls(), "Set it to 0 or more.");
		}
	}

	static void check(LiveSseProperties sse) {
		path("sse.path", sse.getPath());
		atLeast("sse.heartbeat", sse.getHeartbeat(), Duration.ofMillis(100));
		atLeast("sse.life", sse.getLife(), Duration.ofSeconds(1));
		positive("sse.max-streams", sse.getMaxStreams());
		positive("sse.max-streams-per-client", sse.getMaxStreamsPerClient());
		size("sse.queue-size", sse.getQueueSize());
	}

	private static void check(LiveProperties.WebSocket websocket) {
		path("websocket.path", websocket.getPath());
		atLeast("websocket.send-timeout", websocket.getSendTimeout(), Duration.ofMillis(1));
	}

	private static void check(LiveProperties.Limits limits) {
		size("limits.message-size", limits.getMessageSize());
		size("limits.queue-size", limits.getQueueSize());
		positive("limits.components", limits.getComponents());
		positive("limits.children", limits.getChildren());
		positive("limits.depth", limits.getDepth());
		positive("limits.mailbox", limits.getMailbox());
		positive("limits.frames-per-second", limits.getFramesPerSecond());
		positive("limits.burst", limits.getBurst());
		positive("limits.lingering", limits.getLingering());
		positive("limits.adoptions", limits.getAdoptions());
		positive("limits.rooms", limits.getRooms());
	}

	private static void check(LiveProperties.State state, LiveProperties.Limits limits) {
		atLeast("state.expiry", state.getExpiry(), Duration.ofMinutes(1));
		size("state.max-size", state.getMaxSize());
		positive("state.floor-size", state.getFloorSize());
		atLeast("state.grace", state.getGrace(), Duration.ZERO);
		atLeast("state.hibernate-after", state.getHibernateAfter(), Duration.ZERO);
		if (state.getMaxSize().compareTo(limits.getMessageSize()) >= 0) {
			throw refused("state.max-size", state.getMaxSize(),
					"A browser hands its state over in a message: make it smaller than live.limits.message-size, "
							+ "which is " + limits.getMessageSize() + ".");
		}
	}

	private static void check(LiveProperties.Heartbeat heartbeat) {
		atLeast("heartbeat.ping", heartbeat.getPing(), Duration.ofSeconds(1));
		atLeast("heartbeat.silence", heartbeat.getSilence(), Duration.ofSeconds(1));
		atLeast("heartbeat.keep-alive", heartbeat.getKeepAlive(), Duration.ofSeconds(1));
		if (heartbeat.getIdle().compareTo(heartbeat.getKeepAlive()) <= 0) {
			throw refused("heartbeat.idle", heartbeat.getIdle(),
					"Browsers in the background only answer the server: make it longer than live.heartbeat.keep-alive, "
							+ "which is " + heartbeat.getKeepAlive() + ".");
		}
	}

	private static void path(String property, String value) {
		if (!PATH.matcher(value).matches()) {
			throw refused(property, value,
					"Let it start with a slash, end without one and hold no pattern, for example /live/ws.");
		}
	}

	private static void positive(String property, int value) {
		if (value < 1) {
			throw refused(property, value, "Set it to 1 or more.");
		}
	}

	private static void share(String property, double value) {
		if (!(value > 0 && value <= 1)) {
			throw refused(property, value, "Set it to more than 0 and at most 1.");
		}
	}

	private static void size(String property, DataSize value) {
		if (value.toBytes() < 1 || value.compareTo(MOST) > 0) {
			throw refused(property, value, "Set it to more than nothing and less than 2 GB.");
		}
	}

	private static void atLeast(String property, Duration value, Duration least) {
		if (value.compareTo(least) < 0) {
			throw refused(property, value, "Set it to " + least + " or more.");
		}
	}

	private static LiveConfigurationException refused(String property, Object value, String remedy) {
		return new LiveConfigurationException("'" + value + "' cannot be the value of live." + property, remedy);
	}

}
