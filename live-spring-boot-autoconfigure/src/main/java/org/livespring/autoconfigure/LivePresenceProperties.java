package org.livespring.autoconfigure;

import java.time.Duration;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Properties of presence. */
@ConfigurationProperties("live.presence")
public class LivePresenceProperties implements InitializingBean {

	/**
	 * Shortest time between two changes that a component is told of a room.
	 */
	private Duration interval = Duration.ofMillis(50);

	/**
	 * Time between two signs of life of a node.
	 */
	private Duration heartbeat = Duration.ofSeconds(1);

	/**
	 * Silence of a node after which its members vanish.
	 */
	private Duration lease = Duration.ofSeconds(8);

	/**
	 * Most tabs tracked by this node.
	 */
	private int maxTabs = 100_000;

	/**
	 * Longest metadata of a member, in characters of its JSON.
	 */
	private int maxMetadata = 4096;

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

	public Duration getHeartbeat() {
		return this.heartbeat;
	}

	public void setHeartbeat(Duration heartbeat) {
		this.heartbeat = heartbeat;
	}

	public Duration getLease() {
		return this.lease;
	}

	public void setLease(Duration lease) {
		this.lease = lease;
	}

	public int getMaxTabs() {
		return this.maxTabs;
	}

	public void setMaxTabs(int maxTabs) {
		this.maxTabs = maxTabs;
	}

	public int getMaxMetadata() {
		return this.maxMetadata;
	}

	public void setMaxMetadata(int maxMetadata) {
		this.maxMetadata = maxMetadata;
	}

}
