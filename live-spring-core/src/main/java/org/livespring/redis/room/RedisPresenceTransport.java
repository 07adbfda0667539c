package org.livespring.redis.room;

import java.util.function.Consumer;

import org.livespring.presence.PresenceTransport;
import org.livespring.redis.RedisLink;

/**
 * Presence messages of all nodes in one channel. What Redis cannot take is dropped;
 * presence finds out itself what it missed.
 */
public final class RedisPresenceTransport implements PresenceTransport {

	private final RedisLink link;

	/**
	 * Create a transport.
	 * @param link the way to Redis
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
