package org.livespring.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

import org.livespring.LiveConfigurationException;

/** Properties of Redis; where it is say those of Spring Data Redis. */
@ConfigurationProperties("live.redis")
public class LiveRedisProperties implements InitializingBean {

	/**
	 * Begins the names of all keys and channels. By default it is 'live:', the name of
	 * the application and ':'.
	 */
	private @Nullable String keyPrefix;

	/**
	 * Most that is kept of what is published while Redis is away.
	 */
	private DataSize bufferSize = DataSize.ofMegabytes(8);

	/**
	 * Time without an answer from Redis after which a node asks, before each call,
	 * whether another one has taken over the component.
	 */
	private Duration lease = Duration.ofSeconds(3);

	@Override
	public void afterPropertiesSet() {
		if (this.keyPrefix != null && this.keyPrefix.matches(".*[{}].*")) {
			throw refused("key-prefix", this.keyPrefix,
					"Leave out the braces: they decide where a key is in a cluster, and rooms set their own.");
		}
		if (this.bufferSize.isNegative()) {
			throw refused("buffer-size", this.bufferSize, "Set it to 0 or more.");
		}
		if (this.lease.compareTo(Duration.ofSeconds(2)) < 0) {
			throw refused("lease", this.lease, "Redis is asked once a second: set it to 2s or more.");
		}
	}

	private static LiveConfigurationException refused(String property, Object value, String remedy) {
		return new LiveConfigurationException("'" + value + "' cannot be the value of live.redis." + property, remedy);
	}

	public @Nullable String getKeyPrefix() {
		return this.keyPrefix;
	}

	public void setKeyPrefix(@Nullable String keyPrefix) {
		this.keyPrefix = keyPrefix;
	}

	public DataSize getBufferSize() {
		return this.bufferSize;
	}

	public void setBufferSize(DataSize bufferSize) {
		this.bufferSize = bufferSize;
	}

	public Duration getLease() {
		return this.lease;
	}

	public void setLease(Duration lease) {
		this.lease = lease;
	}

}
