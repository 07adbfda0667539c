package org.livespring.sse;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.context.ConfigurableApplicationContext;

import org.livespring.LiveClientEvent;
import org.livespring.LiveRooms;
import org.livespring.redis.RedisLink;
import org.livespring.load.wire.RedisProcess;
import org.livespring.test.app.TestApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** Streams of two nodes with a real Redis between them. */
class EventStreamOnTwoNodesIntegrationTests {

	private static final String KEY = "bGl2ZS1zcHJpbmctdGVzdHMta2V5LTAxMjM0NTY3ODk9ZmY=";

	@LiveClientEvent
	record Tick(int number) {
	}

	@Test
	void streamGoesOnAtAnotherNodeWhereItWas() {
		try (RedisProcess redis = RedisProcess.start();
				ConfigurableApplicationContext one = node(redis);
				ConfigurableApplicationContext two = node(redis)) {
			String position;
			try (EventStream stream = EventStream.open(url(one)).awaitOpen()) {
				tick(two, 1);
				tick(two, 2);
				assertThat(stream.await(2)).extracting(EventStream.Event::data)
					.containsExactly("{\"number\":1}", "{\"number\":2}");
				position = stream.lastId();
			}
			tick(one, 3);
			try (EventStream stream = EventStream.open(url(two), "Last-Event-ID", position)) {
				stream.await(1);
				tick(one, 4);
				assertThat(stream.await(2)).extracting(EventStream.Event::data)
					.containsExactly("{\"number\":3}", "{\"number\":4}");
				redis.hang();
				tick(two, 5);
				assertThat(stream.await(3).get(2).data()).isEqualTo("{\"number\":5}");
				position = stream.lastId();
				assertThat(position).startsWith("?");
			}
			try (EventStream stream = EventStream.open(url(one), "Last-Event-ID", position)) {
				redis.resume();
				assertThat(stream.await(1).get(0).name()).isEqualTo("resync");
			}
		}
	}

	private static ConfigurableApplicationContext node(RedisProcess redis) {
		ConfigurableApplicationContext node = TestApplication.start("live.sse.enabled=true", "live.state.keys=" + KEY,
				"spring.data.redis.host=127.0.0.1", "spring.data.redis.port=" + redis.port());
		Awaitility.await().until(node.getBean(RedisLink.class)::isAvailable);
		return node;
	}

	private static String url(ConfigurableApplicationContext node) {
		return TestApplication.url(node, "/live/sse/news");
	}

	private static void tick(ConfigurableApplicationContext node, int number) {
		node.getBean(LiveRooms.class).room("news").publish(new Tick(number));
	}

}
