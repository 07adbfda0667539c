package org.livespring.redis;

import java.time.Duration;
import java.util.List;

import io.lettuce.core.RedisURI;

import org.livespring.room.HistoryLimits;
import org.livespring.room.HistoryPolicy;

import static org.awaitility.Awaitility.await;

/** What a node of an application has of Redis. */
final class RedisNode implements AutoCloseable {

	static final Duration LIFE = Duration.ofHours(1);

	private static final HistoryPolicy POLICY = new HistoryPolicy(new HistoryLimits(100_000, Duration.ofMinutes(5)),
			List.of());

	final RedisLink link;

	final RedisRoomBroker broker;

	RedisNode(int port) {
		this(address(port), POLICY, 10_000_000);
	}

	RedisNode(RedisAddress address, HistoryPolicy policy, long buffer) {
		this.link = new RedisLink(address, "live:test:", Duration.ofSeconds(3));
		this.broker = new RedisRoomBroker(this.link, policy, LIFE, buffer);
		this.link.start();
	}

	static RedisAddress address(int port) {
		return new RedisAddress(false, List.of(uri(port)), null);
	}

	static RedisURI uri(int port) {
		return RedisURI.builder().withHost("127.0.0.1").withPort(port).withTimeout(Duration.ofSeconds(1)).build();
	}

	RedisNode awaitAvailable() {
		await().until(this.link::isAvailable);
		return this;
	}

	@Override
	public void close() {
		this.link.close();
	}

}
