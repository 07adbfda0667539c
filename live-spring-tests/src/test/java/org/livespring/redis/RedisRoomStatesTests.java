package org.livespring.redis;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import org.livespring.room.RoomStates;
import org.livespring.room.RoomStatesContract;

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

	@Override
	protected RoomStates states() {
		redis.flush();
		return new RedisRoomStates(node.link, RedisNode.LIFE);
	}

}
