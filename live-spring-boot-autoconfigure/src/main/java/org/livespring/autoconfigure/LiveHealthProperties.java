package org.livespring.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Properties of the health of components and of the node. */
@ConfigurationProperties("live.health")
public class LiveHealthProperties implements InitializingBean {

	/**
	 * Interval at which components are judged.
	 */
	private Duration interval = Duration.ofSeconds(30);

	/**
	 * Time over which rates and means are taken.
	 */
	private Duration window = Duration.ofMinutes(1);

	/**
	 * Calls of a component in the window below which nothing is concluded.
	 */
	private int minimumCalls = 10;

	/**
	 * Share of failed calls, from 0 to 1, from which a component is degraded.
	 */
	private double degradedErrorRate = 0.05;

	/**
	 * Share of failed calls, from 0 to 1, from which a component is unhealthy.
	 */
	private double unhealthyErrorRate = 0.25;

	/**
	 * Mean duration of calls from which a component is degraded.
	 */
	private Duration degradedLatency = Duration.ofSeconds(1);

	/**
	 * Mean duration of calls from which a component is unhealthy.
	 */
	private Duration unhealthyLatency = Duration.ofSeconds(5);

	/**
	 * Failed calls of an instance in a row, which work in other instances, after which it
	 * goes on from its last snapshot; 0 for never.
	 */
	private int stuckCalls = 3;

	/**
	 * Mean time calls wait for their turn from which the node is overloaded.
	 */
	private Duration overloadWait = Duration.ofMillis(500);

	/**
	 * Status of a node that is degraded. By default it stays UP and keeps its traffic.
	 */
	private @Nullable String degradedStatus;

	/**
	 * Time between taking a node that is drained out of readiness and closing its
	 * connections.
	 */
	private Duration drainDelay = Duration.ofSeconds(10);

	@Override
	public void afterPropertiesSet() {
		LivePropertiesCheck.check(this);
	}

	public Duration getInterval() {
		return this.interval;
	}

	public void setInterval(Duration interval) {
		this.interval = interval;
	}

	public Duration getWindow() {
		return this.window;
	}

	public void setWindow(Duration window) {
		this.window = window;
	}

	public int getMinimumCalls() {
		return this.minimumCalls;
	}

	public void setMinimumCalls(int minimumCalls) {
		this.minimumCalls = minimumCalls;
	}

	public double getDegradedErrorRate() {
		return this.degradedErrorRate;
	}

	public void setDegradedErrorRate(double degradedErrorRate) {
		this.degradedErrorRate = degradedErrorRate;
	}

	public double getUnhealthyErrorRate() {
		return this.unhealthyErrorRate;
	}

	public void setUnhealthyErrorRate(double unhealthyErrorRate) {
		this.unhealthyErrorRate = unhealthyErrorRate;
	}

	public Duration getDegradedLatency() {
		return this.degradedLatency;
	}

	public void setDegradedLatency(Duration degradedLatency) {
		this.degradedLatency = degradedLatency;
	}

	public Duration getUnhealthyLatency() {
		return this.unhealthyLatency;
	}

	public void setUnhealthyLatency(Duration unhealthyLatency) {
		this.unhealthyLatency = unhealthyLatency;
	}

	public int getStuckCalls() {
		return this.stuckCalls;
	}

	public void setStuckCalls(int stuckCalls) {
		this.stuckCalls = stuckCalls;
	}

	public Duration getOverloadWait() {
		return this.overloadWait;
	}

	public void setOverloadWait(Duration overloadWait) {
		this.overloadWait = overloadWait;
	}

	public @Nullable String getDegradedStatus() {
		return this.degradedStatus;
	}

	public void setDegradedStatus(@Nullable String degradedStatus) {
		this.degradedStatus = degradedStatus;
	}

	public Duration getDrainDelay() {
		return this.drainDelay;
	}

	public void setDrainDelay(Duration drainDelay) {
		this.drainDelay = drainDelay;
	}

}
