package org.livespring.autoconfigure.observe;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import org.livespring.autoconfigure.PropertyCheck;

/**
 * Properties of the health of components and of the node.
 *
 * @param interval Interval at which components are judged.
 * @param window Period over which rates and means are computed.
 * @param minimumCalls Number of calls in the window below which a component counts as
 * healthy.
 * @param degradedErrorRate Share of failed calls, from 0 to 1, from which a component is
 * degraded.
 * @param unhealthyErrorRate Share of failed calls, from 0 to 1, from which a component is
 * unhealthy.
 * @param degradedLatency Mean duration of calls from which a component is degraded.
 * @param unhealthyLatency Mean duration of calls from which a component is unhealthy.
 * @param stuckCalls Number of calls in a row that fail in one instance and work in
 * others, after which the instance is restored from its last snapshot; 0 for never.
 * @param overloadWait Mean time that calls wait for their turn, from which the node is
 * overloaded.
 * @param degradedStatus Health status of a degraded node. By default it stays UP, so that
 * the node keeps its traffic.
 * @param drainDelay Time from the moment a draining node reports that it is not ready
 * until it closes its connections.
 */
@ConfigurationProperties("live.health")
record LiveHealthProperties(@DefaultValue("30s") Duration interval, @DefaultValue("1m") Duration window,
		@DefaultValue("10") int minimumCalls, @DefaultValue("0.05") double degradedErrorRate,
		@DefaultValue("0.25") double unhealthyErrorRate, @DefaultValue("1s") Duration degradedLatency,
		@DefaultValue("5s") Duration unhealthyLatency, @DefaultValue("3") int stuckCalls,
		@DefaultValue("500ms") Duration overloadWait, @Nullable String degradedStatus,
		@DefaultValue("10s") Duration drainDelay) implements InitializingBean {

	@Override
	public void afterPropertiesSet() {
		PropertyCheck check = new PropertyCheck("live.health");
		check.atLeast("interval", this.interval, Duration.ofSeconds(1));
		check.atLeast("window", this.window, Duration.ofSeconds(1));
		check.atLeast("drain-delay", this.drainDelay, Duration.ZERO);
		check.atLeast("overload-wait", this.overloadWait, Duration.ofNanos(1));
		check.atLeast("degraded-latency", this.degradedLatency, Duration.ofMillis(1));
		check.atLeast("unhealthy-latency", this.unhealthyLatency, "degraded-latency", this.degradedLatency);
		check.share("degraded-error-rate", this.degradedErrorRate);
		check.share("unhealthy-error-rate", this.unhealthyErrorRate);
		check.atLeast("unhealthy-error-rate", this.unhealthyErrorRate, "degraded-error-rate", this.degradedErrorRate);
		check.check(this.stuckCalls >= 0, "stuck-calls", this.stuckCalls, "Set it to 0 or more.");
	}

}
