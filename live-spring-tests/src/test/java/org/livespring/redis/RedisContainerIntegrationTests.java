package org.livespring.redis;

import com.redis.testcontainers.RedisContainer;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.test.annotation.DirtiesContext;

import org.livespring.redis.room.RedisRoomBroker;
import org.livespring.room.RoomBroker;
import org.livespring.test.headless.HeadlessApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** As applications may test with Redis: in a container, where there is Docker. */
@DirtiesContext
@Testcontainers(disabledWithoutDocker = true)
@SpringBootTest(classes = HeadlessApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = "live.state.keys=fL3nZ0yXrBqk6o7G1cVtW9uPdSaMeJhI2gQ8wE5xYzA=")
class RedisContainerIntegrationTests {

	@Container
	@ServiceConnection
	static final RedisContainer redis = new RedisContainer("redis:7");

	@Autowired
	private RoomBroker broker;

	@Test
	void serviceConnectionIsUsed() {
		assertThat(this.broker).isInstanceOf(RedisRoomBroker.class);
		await().until(() -> this.broker.state() == RoomBroker.State.AVAILABLE);
	}

}
