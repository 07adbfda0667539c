package org.livespring.redis;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.livespring.identity.SessionEnds;

/**
 * Tells all nodes through one channel. What ends while Redis is away is told when it is
 * back; a node that does not hear then is not told later. Thread-safe.
 */
public final class RedisSessionEnds implements SessionEnds {

	/** Ends that wait for Redis at most. */
	private static final int MOST = 10_000;

	private final RedisLink link;

	private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

	private final Queue<String> waiting = new ConcurrentLinkedQueue<>();

	/**
	 * Create the ends.
	 * @param link the way to Redis
	 */
	public RedisSessionEnds(RedisLink link) {
		this.link = link;
		link.subscriptions().subscribe(link.keys().ends(), new RedisSubscriptions.Channel() {

			@Override
			public void received(byte[] message) {
				tell(RedisText.text(message));
			}

			@Override
			public void subscribed() {
				// What was missed is noticed by the sessions' own end
			}

		});
		link.addListener(new RedisLink.Listener() {

			@Override
			public void tick() {
				sendWaiting();
			}

		});
	}

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

	private void sendWaiting() {
		if (this.link.isAvailable()) {
			for (int left = this.waiting.size(); left > 0; left--) {
				String key = this.waiting.poll();
				if (key != null) {
					send(key);
				}
			}
		}
	}

	/** Twice for what this node published itself, which does no harm. */
	private void tell(String key) {
		this.listeners.forEach((listener) -> listener.accept(key));
	}

	@Override
	public void subscribe(Consumer<String> listener) {
		this.listeners.add(listener);
	}

}
