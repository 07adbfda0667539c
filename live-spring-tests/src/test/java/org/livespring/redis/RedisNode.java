package org.livespring.redis;

import java.time.Duration;
import java.util.List;

import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import org.livespring.redis.room.RedisRoomBroker;
import org.livespring.room.HistoryLimits;
import org.livespring.room.HistoryPolicy;

import static org.awaitility.Awaitility.await;

/** What a node of an application has of Redis. */
public final class RedisNode implements AutoCloseable {

	public static final Duration LIFE = Duration.ofHours(1);

	private static final HistoryPolicy POLICY = new HistoryPolicy(new HistoryLimits(100_000, Duration.ofMinutes(5)),
			List.of());

	public final RedisLink link;

	public final RedisRoomBroker broker;

	public RedisNode(int port) {
		this(address(port), POLICY, 10_000_000);
	}

	public RedisNode(LettuceConnectionFactory address, HistoryPolicy policy, long buffer) {
		this.link = new RedisLink(address, "live:test:", Duration.ofSeconds(3));
		this.broker = new RedisRoomBroker(this.link, policy, LIFE, buffer);
		this.link.start();
	}

	public static LettuceConnectionFactory address(int port) {
		return new LettuceConnectionFactory(new RedisStandaloneConfiguration("127.0.0.1", port));
	}

	public RedisNode awaitAvailable() {
		await().until(this.link::isAvailable);
		return this;
	}

	@Override
	public void close() {
		this.link.close();
	}

}
