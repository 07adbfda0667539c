package org.livespring.autoconfigure.redis;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What connects the nodes of an application.
 *
 * @param broker What connects the nodes of the application. With 'auto' it is Redis if a
 * connection to Redis was configured.
 */
@ConfigurationProperties("live")
record LiveBrokerProperties(@DefaultValue("auto") Broker broker) {

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
