package org.livespring.redis.room;

import java.util.function.Consumer;

import org.livespring.presence.PresenceTransport;
import org.livespring.redis.RedisLink;

/**
 * Sends the presence messages of all nodes through one channel. Messages are dropped
 * while Redis is unavailable; the presence itself detects missing messages.
 */
public final class RedisPresenceTransport implements PresenceTransport {

	private final RedisLink link;

	/**
	 * Creates a transport.
	 * @param link the connections to Redis
	 */
	public RedisPresenceTransport(RedisLink link) {
		this.link = link;
	}

	@Override
	public void broadcast(byte[] message) {
		if (this.link.isAvailable()) {
			this.link.subscriptions().publish(this.link.keys().presence(), message);
		}
	}

	@Override
	public void receive(Consumer<byte[]> receiver) {
		this.link.subscriptions().subscribe(this.link.keys().presence(), receiver::accept);
	}

	@Override
	public boolean isConnected() {
		return this.link.isAvailable() && this.link.subscriptions().isHearing();
	}

}
