package org.livespring.autoconfigure;

import java.time.Duration;

import org.livespring.LiveConfigurationException;

/** Refuses values of {@code live.health} that cannot work. */
final class LiveHealthPropertiesCheck {

	private LiveHealthPropertiesCheck() {
	}

	static void check(LiveHealthProperties properties) {
		atLeast("interval", properties.getInterval(), Duration.ofSeconds(1));
		atLeast("window", properties.getWindow(), Duration.ofSeconds(1));
		atLeast("drain-delay", properties.getDrainDelay(), Duration.ZERO);
		share("degraded-error-rate", properties.getDegradedErrorRate());
		share("unhealthy-error-rate", properties.getUnhealthyErrorRate());
		if (properties.getStuckCalls() < 0) {
			throw refused("stuck-calls", properties.getStuckCalls(), "Set it to 0 or more.");
		}
		if (properties.getUnhealthyErrorRate() < properties.getDegradedErrorRate()) {
			throw refused("unhealthy-error-rate", properties.getUnhealthyErrorRate(),
					"Make it no less than live.health.degraded-error-rate.");
		}
		if (properties.getUnhealthyLatency().compareTo(properties.getDegradedLatency()) < 0) {
			throw refused("unhealthy-latency", properties.getUnhealthyLatency(),
					"Make it no shorter than live.health.degraded-latency.");
		}
	}

	private static void atLeast(String property, Duration value, Duration least) {
		if (value.compareTo(least) < 0) {
			throw refused(property, value, "Set it to " + least + " or more.");
		}
	}

	private static void share(String property, double value) {
		if (!(value > 0 && value <= 1)) {
			throw refused(property, value, "Set it to more than 0 and at most 1.");
		}
	}

	private static LiveConfigurationException refused(String property, Object value, String remedy) {
		return new LiveConfigurationException("'" + value + "' cannot be the value of live.health." + property, remedy);
	}

}
