package org.livespring.autoconfigure.redis;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import org.livespring.autoconfigure.PropertyCheck;

/**
 * Properties of Redis. Spring Data Redis has the properties of its address.
 *
 * @param keyPrefix Prefix of the names of all keys and channels. By default it is
 * 'live:', the name of the application and ':'.
 * @param bufferSize Maximum size of the messages that are kept while Redis is
 * unavailable.
 * @param lease Time without an answer from Redis after which a node checks, before a
 * call, whether another node has taken over the component.
 */
@ConfigurationProperties("live.redis")
record LiveRedisProperties(@Nullable String keyPrefix, @DefaultValue("8MB") DataSize bufferSize,
		@DefaultValue("3s") Duration lease) implements InitializingBean {

	@Override
	public void afterPropertiesSet() {
		PropertyCheck check = new PropertyCheck("live.redis");
		if (this.keyPrefix != null) {
			check.check(!this.keyPrefix.matches(".*[{}].*"), "key-prefix", this.keyPrefix,
					"Leave out the braces: they decide the slot of a key, and rooms set their own.");
		}
		check.check(!this.bufferSize.isNegative(), "buffer-size", this.bufferSize, "Set it to 0 or more.");
		check.check(this.lease.toSeconds() >= 2, "lease", this.lease,
				"Redis is asked once a second: set it to 2s or more.");
	}

}
