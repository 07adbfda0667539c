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

	private static void check(LiveProperties.WebSocket websocket) {
		if (!PATH.matcher(websocket.getPath()).matches()) {
			throw refused("websocket.path", websocket.getPath(),
					"Let it start with a slash, end without one and hold no pattern, for example /live/ws.");
		}
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

	private static void positive(String property, int value) {
		if (value < 1) {
			throw refused(property, value, "Set it to 1 or more.");
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
