package org.livespring.redis.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;

import org.livespring.LiveException;
import org.livespring.redis.RedisNode;
import org.livespring.load.wire.RedisProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Ends of logins, and revoked identities, on several nodes. */
class RedisLoginEndsTests {

	private static final Duration LIFE = Duration.ofMinutes(1);

	@Test
	void endReachesAllNodesAlsoWhenRedisWasAway() {
		try (RedisProcess redis = RedisProcess.start();
				RedisNode one = new RedisNode(redis.port());
				RedisNode two = new RedisNode(redis.port())) {
			RedisLoginEnds here = new RedisLoginEnds(one.link);
			RedisLoginEnds there = new RedisLoginEnds(two.link);
			List<String> heardHere = new CopyOnWriteArrayList<>();
			List<String> heardThere = new CopyOnWriteArrayList<>();
			here.subscribe(heardHere::add);
			there.subscribe(heardThere::add);
			here.publish("early");
			assertThat(heardHere).containsExactly("early");
			await().until(() -> one.link.isAvailable() && two.link.subscriptions().isHearing());
			await().untilAsserted(() -> {
				here.publish("a");
				assertThat(heardThere).contains("a");
			});
			redis.kill();
			await().until(() -> !one.link.isAvailable());
			here.publish("b");
			assertThat(heardHere).contains("b");
			assertThat(heardThere).doesNotContain("b");
			redis.restart();
			await().untilAsserted(() -> {
				here.publish("c");
				assertThat(heardThere).contains("c");
			});
		}
	}

	@Test
	void revocationHoldsOnAllNodesAndOutlivesAnEmptiedRedis() {
		try (RedisProcess redis = RedisProcess.start();
				RedisNode one = new RedisNode(redis.port());
				RedisNode two = new RedisNode(redis.port())) {
			RedisIdentityRevocations here = new RedisIdentityRevocations(one.link, 10, Clock.systemUTC());
			RedisIdentityRevocations there = new RedisIdentityRevocations(two.link, 10, Clock.systemUTC());
			here.revoke("early", LIFE);
			one.awaitAvailable();
			two.awaitAvailable();
			await().until(() -> there.isRevoked("early"));
			assertThat(there.isRevoked("other")).isFalse();
			here.revoke("id", LIFE);
			await().until(() -> there.isRevoked("id"));
			redis.kill();
			await().until(() -> !two.link.isAvailable());
			assertThat(here.isRevoked("id")).isTrue();
			assertThatExceptionOfType(LiveException.class).isThrownBy(() -> there.isRevoked("id"));
			here.revoke("later", LIFE);
			redis.restart();
			await().ignoreExceptions().until(() -> there.isRevoked("id") && there.isRevoked("later"));
		}
	}

	@Test
	void revocationIsForgottenWithTheIdentity() {
		try (RedisProcess redis = RedisProcess.start(); RedisNode one = new RedisNode(redis.port())) {
			one.awaitAvailable();
			RedisIdentityRevocations revocations = new RedisIdentityRevocations(one.link, 10, Clock.systemUTC());
			revocations.revoke("id", Duration.ofSeconds(1));
			assertThat(revocations.isRevoked("id")).isTrue();
			await().until(() -> !revocations.isRevoked("id"));
		}
	}

}
