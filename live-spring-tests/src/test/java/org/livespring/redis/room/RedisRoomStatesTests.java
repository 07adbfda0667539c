package org.livespring.redis.room;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.livespring.LiveErrorCode;
import org.livespring.redis.RedisNode;
import org.livespring.roomstate.RoomStateException;
import org.livespring.roomstate.RoomStates;
import org.livespring.roomstate.RoomStatesContract;
import org.livespring.load.wire.RedisProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RedisRoomStatesTests extends RoomStatesContract {

	private static RedisProcess redis;

	private static RedisNode node;

	@BeforeAll
	static void start() {
		redis = RedisProcess.start();
		node = new RedisNode(redis.port()).awaitAvailable();
	}

	@AfterAll
	static void stop() {
		node.close();
		redis.close();
	}

	@Test
	void withoutRedisTheBrokerIsUnavailable() {
		try (RedisNode alone = new RedisNode(1)) {
			RoomStates states = new RedisRoomStates(alone.link, RedisNode.LIFE);
			assertThatExceptionOfType(RoomStateException.class)
				.isThrownBy(() -> states.compareAndSet("room", "state", 0, "{}"))
				.satisfies((ex) -> assertThat(ex.code()).isEqualTo(LiveErrorCode.BROKER_UNAVAILABLE));
		}
	}

	@Override
	protected RoomStates states() {
		redis.flush();
		return new RedisRoomStates(node.link, RedisNode.LIFE);
	}

}
