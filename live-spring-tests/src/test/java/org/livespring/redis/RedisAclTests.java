package org.livespring.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import org.livespring.claim.InMemorySnapshotFloor;
import org.livespring.claim.SnapshotFloor.Result;
import org.livespring.redis.claim.RedisActionClaims;
import org.livespring.redis.claim.RedisSnapshotFloor;
import org.livespring.redis.identity.RedisIdentityRevocations;
import org.livespring.redis.room.RedisRoomStates;
import org.livespring.room.HistoryPolicy;
import org.livespring.load.wire.RedisProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The user that the documentation describes may do what is needed. */
class RedisAclTests {

	private static final Pattern RULE = Pattern.compile("ACL SETUSER live[^`]*");

	@Test
	void userOfTheDocumentationIsEnough() throws IOException {
		try (RedisProcess redis = RedisProcess.start()) {
			assertThat(redis.command(rule())).isEqualTo("+OK");
			RedisStandaloneConfiguration address = new RedisStandaloneConfiguration(redis.host(), redis.port());
			address.setUsername("live");
			address.setPassword("secret");
			try (RedisNode node = new RedisNode(new LettuceConnectionFactory(address), HistoryPolicy.DEFAULTS,
					1_000_000)
				.awaitAvailable()) {
				Listener listener = new Listener(node.broker, "room:1").ready();
				assertThat(Listener.done(node.broker.publish(Listener.message("room:1", "a"))).offset()).isEqualTo(1);
				await().untilAsserted(() -> assertThat(listener.told()).containsExactly("a"));
				assertThat(Listener.done(node.broker.latest("room:1", 5)).events()).hasSize(1);
				RedisSnapshotFloor floor = new RedisSnapshotFloor(node.link,
						new InMemorySnapshotFloor(10, RedisNode.LIFE, Clock.systemUTC()), RedisNode.LIFE, 10);
				long epoch = floor.claim("a", "page", 0, 0).epoch();
				floor.raise("a", epoch, 5);
				assertThat(floor.claim("a", "page", epoch, 4).result()).isEqualTo(Result.STALE);
				assertThat(new RedisActionClaims(node.link, RedisNode.LIFE).claim("a", 1)).isTrue();
				RedisRoomStates states = new RedisRoomStates(node.link, RedisNode.LIFE);
				assertThat(states.compareAndSet("room:1", "s", 0, "{}")).isPositive();
				assertThat(states.get("room:1", "s")).isNotNull();
				RedisIdentityRevocations revocations = new RedisIdentityRevocations(node.link, 1, Clock.systemUTC());
				assertThat(revocations.isRevoked("b")).isFalse();
				revocations.revoke("a", RedisNode.LIFE);
				await().until(() -> redis.command("EXISTS live:test:revoked:{a}").equals(":1"));
			}
		}
	}

	private static String rule() throws IOException {
		Matcher rule = RULE.matcher(Files.readString(Path.of("..", "docs", "redis.md")));
		assertThat(rule.find()).isTrue();
		return rule.group()
			.replaceAll("\\s+", " ")
			.trim()
			.replace("PASSWORD", "secret")
			.replace("live:shop:", "live:test:");
	}

}
