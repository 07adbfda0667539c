package org.livespring.autoconfigure.redis;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the broker that connects the nodes.
 *
 * @param broker Broker that connects the nodes of the application. With 'auto' it is
 * Redis if a connection to Redis is configured.
 */
@ConfigurationProperties("live")
record LiveBrokerProperties(@DefaultValue("auto") Broker broker) {

	/** The kinds of brokers. */
	public enum Broker {

		/** Redis if a connection to it is configured, otherwise {@code MEMORY}. */
		AUTO,
		/** The memory of a single node. */
		MEMORY,
		/** Redis. */
		REDIS

	}

}
