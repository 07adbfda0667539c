package org.livespring.autoconfigure.room;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import org.livespring.LiveBridge;
import org.livespring.LiveRooms;
import org.livespring.load.wire.RedisProcess;
import org.livespring.room.RoomBroker;
import org.livespring.session.LiveSessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Applications without pages, such as a worker, are members of rooms. */
class WorkerIntegrationTests {

	@Test
	void workersPublishThroughRedisWithoutTheKeyOfPages() throws Exception {
		try (RedisProcess redis = RedisProcess.start();
				ConfigurableApplicationContext worker = start(redis);
				ConfigurableApplicationContext other = start(redis)) {
			assertThat(worker.getBeansOfType(LiveSessions.class)).isEmpty();
			List<ConfigurableApplicationContext> nodes = List.of(worker, other);
			await().until(() -> nodes.stream()
				.allMatch((node) -> node.getBean(RoomBroker.class).state() == RoomBroker.State.AVAILABLE));
			worker.publishEvent(new Finished("order 1"));
			await().untilAsserted(() -> assertThat(other.getBean(Worker.class).heard).contains("order 1"));
			worker.getBean(LiveRooms.class)
				.room("jobs")
				.state(Finished.class, new Finished(""))
				.change((last) -> new Finished("b"));
			await().untilAsserted(() -> assertThat(
					other.getBean(LiveRooms.class).room("jobs").state(Finished.class, new Finished("")).get())
				.isEqualTo(new Finished("b")));
		}
	}

	private static ConfigurableApplicationContext start(RedisProcess redis) {
		return new SpringApplicationBuilder(Worker.class).web(WebApplicationType.NONE)
			.properties("spring.config.name=worker", "spring.application.name=shop",
					"spring.data.redis.host=" + redis.host(), "spring.data.redis.port=" + redis.port())
			.run();
	}

	record Finished(String job) {
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Worker {

		private final List<String> heard = new CopyOnWriteArrayList<>();

		@Bean
		LiveBridge finished() {
			return new LiveBridge(Finished.class, "jobs");
		}

		@EventListener
		void finished(Finished event) {
			this.heard.add(event.job());
		}

	}

}
