package org.livespring.redis.claim;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.livespring.LiveException;
import org.livespring.claim.InMemorySnapshotFloor;
import org.livespring.claim.SnapshotFloor.Claim;
import org.livespring.claim.SnapshotFloor.Result;
import org.livespring.redis.RedisLink;
import org.livespring.redis.RedisNode;
import org.livespring.redis.RedisProxy;
import org.livespring.load.wire.RedisProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Two nodes that share a floor and claims. */
class RedisSnapshotFloorTests {

	private static final Duration LEASE = Duration.ofSeconds(2);

	private final RedisProcess redis = RedisProcess.start();

	private final List<RedisLink> links = new ArrayList<>();

	private RedisSnapshotFloor one;

	private RedisSnapshotFloor two;

	@BeforeEach
	void start() {
		this.one = floor(this.redis.port());
		this.two = floor(this.redis.port());
	}

	@AfterEach
	void stop() {
		this.links.forEach(RedisLink::close);
		this.redis.close();
	}

	private RedisSnapshotFloor floor(int port) {
		RedisLink link = new RedisLink(RedisNode.address(port), "live:test:", LEASE);
		this.links.add(link);
		link.start();
		await().until(link::isAvailable);
		Duration life = Duration.ofHours(1);
		return new RedisSnapshotFloor(link, new InMemorySnapshotFloor(100, life, Clock.systemUTC()), life, 100);
	}

	@Test
	void everyClaimHasAHigherEpochOnWhicheverNode() {
		Claim first = this.one.claim("a", "page", 0, 0);
		Claim second = this.two.claim("a", "page", first.epoch(), 1);
		Claim third = this.one.claim("a", "page", second.epoch(), 2);
		assertThat(List.of(first, second, third)).extracting(Claim::result).containsOnly(Result.CLAIMED);
		assertThat(second.epoch()).isGreaterThan(first.epoch());
		assertThat(third.epoch()).isGreaterThan(second.epoch());
	}

	@Test
	void olderThanWhatAnotherNodeAcceptedIsStale() {
		Claim first = this.one.claim("a", "page", 0, 0);
		this.two.claim("a", "page", first.epoch(), 3);
		assertThat(result(this.one, "a", "page", first.epoch(), 2)).isEqualTo(Result.STALE);
		assertThat(result(this.one, "a", "page", 0, 9)).isEqualTo(Result.STALE);
		assertThat(result(this.one, "a", "page", first.epoch(), 3)).isEqualTo(Result.CLAIMED);
	}

	@Test
	void whatTheBrowserAcknowledgedIsKnownToOthersSoonAndHereAtOnce() {
		Claim first = this.one.claim("a", "page", 0, 0);
		this.one.raise("a", first.epoch(), 5);
		assertThat(result(this.one, "a", "page", first.epoch(), 4)).isEqualTo(Result.STALE);
		this.one.raise("a", first.epoch(), 7);
		await().until(() -> "7".equals(field("a", "seq")));
		assertThat(result(this.two, "a", "page", first.epoch(), 6)).isEqualTo(Result.STALE);
		assertThat(result(this.two, "a", "page", first.epoch(), 7)).isEqualTo(Result.CLAIMED);
	}

	@Test
	void lowerAcknowledgementChangesNothing() {
		Claim first = this.one.claim("a", "page", 0, 0);
		this.one.raise("a", first.epoch(), 5);
		this.two.raise("a", first.epoch(), 3);
		this.two.raise("a", 0, 9);
		await().until(() -> "5".equals(field("a", "seq")));
		assertThat(result(this.two, "a", "page", first.epoch(), 4)).isEqualTo(Result.STALE);
	}

	@Test
	void anotherPageForksOnAnyNode() {
		Claim first = this.one.claim("a", "page", 0, 0);
		assertThat(result(this.two, "a", "other", first.epoch(), 1)).isEqualTo(Result.FORKED);
		assertThat(result(this.two, "a", "page", first.epoch(), 1)).isEqualTo(Result.CLAIMED);
	}

	@Test
	void childTakesNoPlaceBeforeItChanged() {
		assertThat(result(this.one, "child", null, 0, 0)).isEqualTo(Result.CLAIMED);
		assertThat(this.redis.command("EXISTS live:test:floor:{child}")).isEqualTo(":0");
	}

	@Test
	void removedInstanceIsStaleOnOtherNodes() {
		Claim first = this.one.claim("a", "page", 0, 0);
		this.one.remove("a");
		assertThat(result(this.one, "a", "page", first.epoch(), 9)).isEqualTo(Result.STALE);
		assertThat(result(this.two, "a", "page", first.epoch(), 9)).isEqualTo(Result.STALE);
	}

	@Test
	void keysEndWithTheLifeOfASnapshot() {
		this.one.claim("a", "page", 0, 0);
		assertThat(Integer.parseInt(this.redis.command("TTL live:test:floor:{a}").substring(1))).isBetween(3590, 3600);
	}

	@Test
	void emptiedRedisIsUnknownOnce() {
		Claim first = this.one.claim("a", "page", 0, 0);
		this.redis.flush();
		assertThat(result(this.two, "a", "page", first.epoch(), 4)).isEqualTo(Result.UNKNOWN);
		assertThat(result(this.two, "a", "page", first.epoch(), 4)).isEqualTo(Result.CLAIMED);
		assertThat(result(this.two, "a", "page", first.epoch(), 3)).isEqualTo(Result.STALE);
	}

	@Test
	void withoutRedisANodeGoesByWhatItKnowsAndWritesItLater() {
		Claim first = this.one.claim("a", "page", 0, 0);
		this.redis.kill();
		long begin = System.nanoTime();
		assertThat(result(this.one, "a", "page", first.epoch(), 4)).isEqualTo(Result.CLAIMED);
		assertThat(result(this.one, "a", "page", first.epoch(), 3)).isEqualTo(Result.STALE);
		assertThat(result(this.one, "b", "page", 7, 3)).isEqualTo(Result.UNKNOWN);
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
		this.redis.restart();
		await().until(() -> "4".equals(field("a", "seq")));
		await().until(this.links.get(1)::isAvailable);
		assertThat(result(this.two, "a", "page", first.epoch(), 3)).isEqualTo(Result.STALE);
		assertThat(result(this.two, "b", "other", 7, 3)).isEqualTo(Result.FORKED);
	}

	@Test
	void hungRedisIsWaitedForOnce() {
		this.redis.hang();
		long begin = System.nanoTime();
		for (int i = 0; i < 50; i++) {
			assertThat(result(this.one, "a" + i, "page", 7, 1)).isEqualTo(Result.UNKNOWN);
		}
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
	}

	@Test
	void nodeThatWasOutOfTouchAsksWhoHasAnInstance() {
		try (RedisProxy proxy = new RedisProxy(this.redis)) {
			RedisSnapshotFloor zombie = floor(proxy.port());
			RedisLink link = this.links.get(2);
			long mine = zombie.claim("a", "page", 0, 0).epoch();
			long kept = zombie.claim("b", "page", 0, 0).epoch();
			assertThat(zombie.holds("a", mine)).isTrue();
			this.one.claim("a", "page", mine, 1);
			proxy.pause();
			await().until(() -> link.hasLost(System.nanoTime()));
			proxy.resume();
			await().until(() -> link.isAvailable() && !link.hasLost(System.nanoTime()));
			assertThat(zombie.holds("a", mine)).isFalse();
			assertThat(zombie.holds("b", kept)).isTrue();
			assertThat(link.hasLost(System.nanoTime())).isFalse();
		}
	}

	@Test
	void callIsClaimedOnceOnAllNodes() {
		RedisActionClaims here = new RedisActionClaims(this.links.get(0), Duration.ofHours(1));
		RedisActionClaims there = new RedisActionClaims(this.links.get(1), Duration.ofHours(1));
		assertThat(here.claim("a", 1)).isTrue();
		assertThat(there.claim("a", 1)).isFalse();
		assertThat(here.claim("a", 1)).isFalse();
		assertThat(there.claim("a", 2)).isTrue();
		assertThat(there.claim("b", 1)).isTrue();
	}

	@Test
	void withoutRedisNoCallIsClaimed() {
		RedisActionClaims claims = new RedisActionClaims(this.links.get(0), Duration.ofHours(1));
		this.redis.kill();
		assertThatExceptionOfType(LiveException.class).isThrownBy(() -> claims.claim("a", 1));
	}

	private String field(String id, String field) {
		String answer = this.redis
			.command("EVAL \"return {ok=redis.call('HGET','live:test:floor:{" + id + "}','" + field + "') or ''}\" 0");
		return answer.substring(1);
	}

	private static Result result(RedisSnapshotFloor floor, String id, @Nullable String page, long epoch, long seq) {
		return floor.claim(id, page, epoch, seq).result();
	}

}
