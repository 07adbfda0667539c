package org.livespring.redis.room;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

import org.livespring.redis.RedisNode;
import org.livespring.room.HistoryPolicy;
import org.livespring.room.RoomBroker;
import org.livespring.room.RoomBrokerContract;
import org.livespring.load.wire.RedisProcess;

import static org.awaitility.Awaitility.await;

class RedisRoomBrokerTests extends RoomBrokerContract {

	private static RedisProcess redis;

	private final List<RedisNode> nodes = new ArrayList<>();

	@BeforeAll
	static void startRedis() {
		redis = RedisProcess.start();
	}

	@AfterAll
	static void stopRedis() {
		redis.close();
	}

	@AfterEach
	void close() {
		this.nodes.forEach(RedisNode::close);
		redis.flush();
	}

	@Override
	protected RoomBroker create(HistoryPolicy policy) {
		RedisNode node = new RedisNode(RedisNode.address(redis.port()), policy, 10_000_000);
		this.nodes.add(node);
		return node.awaitAvailable().broker;
	}

	/** No test keeps anything for longer than two seconds that it waits for to go. */
	@Override
	protected void pass(Duration time) {
		long end = System.nanoTime() + Math.min(time.toNanos(), Duration.ofMillis(2500).toNanos());
		await().until(() -> System.nanoTime() > end);
	}

	@Override
	protected RoomBroker loseEverything(RoomBroker broker) {
		redis.flush();
		return broker;
	}

	@Override
	protected int rooms(RoomBroker broker) {
		String[] streams = redis.command("EVAL \"return #redis.call('KEYS','live:test:room:*:stream')\" 0").split(":");
		return ((RedisRoomBroker) broker).size() + Integer.parseInt(streams[1]);
	}

}
