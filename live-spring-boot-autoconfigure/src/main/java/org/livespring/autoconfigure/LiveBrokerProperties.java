package org.livespring.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** What connects the nodes of an application. */
@ConfigurationProperties("live")
public class LiveBrokerProperties {

	/**
	 * What connects the nodes of the application. With 'auto' it is Redis if a connection
	 * to Redis was configured.
	 */
	private Broker broker = Broker.AUTO;

	public Broker getBroker() {
		return this.broker;
	}

	public void setBroker(Broker broker) {
		this.broker = broker;
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
