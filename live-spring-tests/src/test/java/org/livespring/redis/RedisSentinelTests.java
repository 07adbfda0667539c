package org.livespring.redis;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import org.livespring.room.HistoryPolicy;
import org.livespring.load.wire.RedisProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A master that dies, and a replica that a sentinel promotes. */
class RedisSentinelTests {

	private static final String ROOM = "room:1";

	@Test
	void roomsGoOnWithTheReplicaThatIsPromoted() {
		try (RedisProcess master = RedisProcess.start();
				RedisProcess replica = RedisProcess.start("--replicaof", master.host(), "" + master.port());
				RedisProcess sentinel = RedisProcess.sentinel("rooms", master);
				RedisNode one = node(sentinel).awaitAvailable();
				RedisNode two = node(sentinel).awaitAvailable()) {
			Listener near = new Listener(one.broker, ROOM).ready();
			Listener far = new Listener(two.broker, ROOM).ready();
			assertThat(publish(one, "a")).isEqualTo(1);
			await().untilAsserted(() -> assertThat(far.told()).containsExactly("a"));
			await().atMost(Duration.ofSeconds(20)).until(() -> isReplicated(replica, sentinel));
			master.kill();
			await().atMost(Duration.ofSeconds(20)).until(() -> publish(one, "b") > 0);
			for (Listener listener : List.of(near, far)) {
				await().untilAsserted(() -> assertThat(listener.told()).startsWith("a").endsWith("b"));
			}
			assertThat(replica.command("EXISTS live:test:room:{room:1}:position")).isEqualTo(":1");
			await().atMost(Duration.ofSeconds(20)).until(() -> publish(two, "c") > 0);
			await().untilAsserted(() -> assertThat(near.told()).endsWith("c"));
		}
	}

	private static boolean isReplicated(RedisProcess replica, RedisProcess sentinel) {
		return replica.command("EXISTS live:test:room:{room:1}:position").equals(":1")
				&& sentinel.command("SENTINEL REPLICAS rooms").equals("*1");
	}

	private static long publish(RedisNode node, String text) {
		return Listener.done(node.broker.publish(Listener.message(ROOM, text))).offset();
	}

	private static RedisNode node(RedisProcess sentinel) {
		RedisSentinelConfiguration address = new RedisSentinelConfiguration().master("rooms")
			.sentinel(sentinel.host(), sentinel.port());
		return new RedisNode(new LettuceConnectionFactory(address), HistoryPolicy.DEFAULTS, 1_000_000);
	}

}
