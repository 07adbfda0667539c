package org.livespring.redis.identity;

import java.util.function.Consumer;

import org.livespring.identity.InMemoryLoginEnds;
import org.livespring.identity.LoginEnds;
import org.livespring.redis.RedisLink;
import org.livespring.redis.RedisText;
import org.livespring.redis.RedisWrites;

/**
 * Publishes the ends of logins to all nodes through one channel. If Redis is unavailable,
 * they are published when it is available again. A node that misses such a message does
 * not get it later, but notices the end of the HTTP session itself. Thread-safe.
 */
public final class RedisLoginEnds implements LoginEnds {

	/** Most ends of logins that wait for Redis. */
	private static final int MOST = 10_000;

	private final LoginEnds here = new InMemoryLoginEnds();

	/** Keys of logins that are to be published; key and value are the same. */
	private final RedisWrites<String> messages;

	/**
	 * Creates the ends of logins.
	 * @param link the connections to Redis
	 */
	public RedisLoginEnds(RedisLink link) {
		String channel = link.keys().ends();
		this.messages = new RedisWrites<>(link, MOST, (one, same) -> same,
				(id, key) -> link.subscriptions().publish(channel, RedisText.bytes(key)));
		link.subscriptions().subscribe(channel, (message) -> this.here.publish(RedisText.text(message)));
	}

	/**
	 * Tells the listeners of this node at once. They are told again by the channel, which
	 * does no harm.
	 */
	@Override
	public void publish(String key) {
		this.here.publish(key);
		this.messages.add(key, key);
		this.messages.tick();
	}

	@Override
	public void subscribe(Consumer<String> listener) {
		this.here.subscribe(listener);
	}

}
