package org.livespring.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.ClassUtils;

/**
 * Properties of the whole.
 *
 * @param development Whether mistakes of the author stop the start, and are shown in the
 * browser. On by default where Spring Boot's development tools are there.
 * @param broker What connects the nodes of the application. With 'auto' it is Redis if a
 * connection to Redis was configured.
 */
@ConfigurationProperties("live")
public record LiveProperties(@Nullable Boolean development, @DefaultValue("auto") Broker broker) {

	private static final String TOOLS = "org.springframework.boot.devtools.restart.Restarter";

	@Override
	public Boolean development() {
		return (this.development != null) ? this.development
				: ClassUtils.isPresent(TOOLS, LiveProperties.class.getClassLoader());
	}

	/** What connects the nodes. */
	public enum Broker {

		/** Redis if a connection to it was configured, otherwise nothing. */
		AUTO,
		/** Nothing: there is one node. */
		MEMORY,
		/** Redis. */
		REDIS

	}

}
