package org.livespring.redis.room;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;

import org.livespring.redis.RedisNode;
import org.livespring.redis.RedisText;
import org.livespring.load.wire.RedisProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class RedisPresenceTransportTests {

	@Test
	void messagesReachOtherNodesAndNobodyIsConnectedWithoutRedis() {
		try (RedisProcess redis = RedisProcess.start();
				RedisNode one = new RedisNode(redis.port());
				RedisNode two = new RedisNode(redis.port())) {
			RedisPresenceTransport here = new RedisPresenceTransport(one.link);
			RedisPresenceTransport there = new RedisPresenceTransport(two.link);
			assertThat(here.isConnected()).isFalse();
			List<String> heard = new CopyOnWriteArrayList<>();
			there.receive((message) -> heard.add(RedisText.text(message)));
			await().until(() -> here.isConnected() && there.isConnected());
			await().untilAsserted(() -> {
				here.broadcast(RedisText.bytes("a"));
				assertThat(heard).contains("a");
			});
			redis.kill();
			here.broadcast(RedisText.bytes("b"));
			await().atMost(Duration.ofSeconds(3)).until(() -> !here.isConnected() && !there.isConnected());
			redis.restart();
			await().atMost(Duration.ofSeconds(3)).untilAsserted(() -> {
				here.broadcast(RedisText.bytes("c"));
				assertThat(heard).contains("c").doesNotContain("b");
			});
		}
	}

}
