package org.livespring.redis.identity;

import java.util.function.Consumer;

import org.livespring.identity.InMemoryLoginEnds;
import org.livespring.identity.LoginEnds;
import org.livespring.redis.RedisLink;
import org.livespring.redis.RedisText;
import org.livespring.redis.RedisWrites;

/**
 * Tells all nodes through one channel. What ends while Redis is away is told when it is
 * back; a node that does not hear then is not told later, but notices the session's own
 * end. Thread-safe.
 */
public final class RedisLoginEnds implements LoginEnds {

	/** Ends that wait for Redis at most. */
	private static final int MOST = 10_000;

	private final LoginEnds here = new InMemoryLoginEnds();

	/** Keys that are to be told, each as it is. */
	private final RedisWrites<String> messages;

	/**
	 * Create the ends.
	 * @param link the way to Redis
	 */
	public RedisLoginEnds(RedisLink link) {
		String channel = link.keys().ends();
		this.messages = new RedisWrites<>(link, MOST, (one, same) -> same,
				(id, key) -> link.subscriptions().publish(channel, RedisText.bytes(key)));
		link.subscriptions().subscribe(channel, (message) -> this.here.publish(RedisText.text(message)));
	}

	/** The node that publishes is told twice, which does no harm. */
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
