package org.livespring.redis.identity;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.livespring.identity.LoginEnds;
import org.livespring.redis.RedisLink;
import org.livespring.redis.RedisText;

/**
 * Tells all nodes through one channel. What ends while Redis is away is told when it is
 * back; a node that does not hear then is not told later, but notices the session's own
 * end. Thread-safe.
 */
public final class RedisLoginEnds implements LoginEnds, RedisLink.Listener {

	/** Ends that wait for Redis at most. */
	private static final int MOST = 10_000;

	private final RedisLink link;

	private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

	private final Queue<String> waiting = new ConcurrentLinkedQueue<>();

	/**
	 * Create the ends.
	 * @param link the way to Redis
	 */
	public RedisLoginEnds(RedisLink link) {
		this.link = link;
		link.subscriptions().subscribe(link.keys().ends(), (message) -> tell(RedisText.text(message)));
		link.addListener(this);
	}

	/** The node that publishes is told twice, which does no harm. */
	@Override
	public void publish(String key) {
		tell(key);
		if (this.link.isAvailable()) {
			send(key);
		}
		else {
			await(key);
		}
	}

	private void send(String key) {
		this.link.subscriptions()
			.publish(this.link.keys().ends(), RedisText.bytes(key))
			.whenComplete((done, failure) -> {
				if (failure != null) {
					await(key);
				}
			});
	}

	private void await(String key) {
		if (this.waiting.size() < MOST) {
			this.waiting.add(key);
		}
	}

	@Override
	public void tick() {
		String key;
		for (int left = this.waiting.size(); left > 0 && this.link.isAvailable()
				&& (key = this.waiting.poll()) != null; left--) {
			send(key);
		}
	}

	private void tell(String key) {
		this.listeners.forEach((listener) -> listener.accept(key));
	}

	@Override
	public void subscribe(Consumer<String> listener) {
		this.listeners.add(listener);
	}

}
