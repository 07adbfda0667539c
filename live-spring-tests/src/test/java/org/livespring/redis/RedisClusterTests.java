package org.livespring.redis;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import org.livespring.redis.claim.RedisActionClaims;
import org.livespring.redis.room.RedisRoomStates;
import org.livespring.room.HistoryPolicy;
import org.livespring.load.wire.RedisProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A cluster of two servers. */
class RedisClusterTests {

	private static final String[] CLUSTER = { "--cluster-enabled", "yes", "--cluster-node-timeout", "2000" };

	@Test
	void roomsOfAllSlotsReachTheOtherNode() {
		try (RedisProcess first = RedisProcess.start(CLUSTER); RedisProcess second = RedisProcess.start(CLUSTER)) {
			first.command("CLUSTER ADDSLOTSRANGE 0 8191");
			second.command("CLUSTER ADDSLOTSRANGE 8192 16383");
			first.command("CLUSTER MEET 127.0.0.1 " + second.port());
			await().atMost(Duration.ofSeconds(15)).until(() -> isOk(first) && isOk(second));
			LettuceConnectionFactory address = new LettuceConnectionFactory(
					new RedisClusterConfiguration(List.of("127.0.0.1:" + first.port())));
			try (RedisNode one = new RedisNode(address, HistoryPolicy.DEFAULTS, 1_000_000);
					RedisNode two = new RedisNode(address, HistoryPolicy.DEFAULTS, 1_000_000)) {
				one.awaitAvailable();
				two.awaitAvailable();
				for (int i = 0; i < 8; i++) {
					String room = "room:" + i;
					Listener listener = new Listener(two.broker, room).ready();
					assertThat(Listener.done(one.broker.publish(Listener.message(room, "a"))).offset()).isEqualTo(1);
					await().untilAsserted(() -> assertThat(listener.told()).containsExactly("a"));
					assertThat(new RedisActionClaims(one.link, RedisNode.LIFE).claim(room, 1)).isTrue();
					assertThat(new RedisActionClaims(two.link, RedisNode.LIFE).claim(room, 1)).isFalse();
					assertThat(new RedisRoomStates(one.link, RedisNode.LIFE).compareAndSet(room, "s", 0, "{}"))
						.isPositive();
					assertThat(new RedisRoomStates(two.link, RedisNode.LIFE).get(room, "s")).isNotNull();
				}
			}
		}
	}

	/** Whether a server knows who has the slots of both halves. */
	private static boolean isOk(RedisProcess redis) {
		return !redis.command("GET a").startsWith("-CLUSTERDOWN") && !redis.command("GET b").startsWith("-CLUSTERDOWN");
	}

}
