package org.livespring.test.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.test.web.servlet.MockMvc;

import org.livespring.autoconfigure.LiveAutoConfiguration;
import org.livespring.autoconfigure.room.LivePresenceAutoConfiguration;
import org.livespring.autoconfigure.room.LiveRoomsAutoConfiguration;
import org.livespring.test.LiveClock;
import org.livespring.test.LiveTester;
import org.livespring.test.client.InMemoryUpgrade;
import org.livespring.test.client.PresenceBus;
import org.livespring.test.client.Settling;
import org.livespring.test.client.WorkCounter;

/**
 * Auto-configuration of {@link LiveTester}: sockets in memory, work that is counted, and
 * rooms in memory whose clock a test can move.
 */
@AutoConfiguration(
		before = { LiveRoomsAutoConfiguration.class, LivePresenceAutoConfiguration.class, LiveAutoConfiguration.class },
		after = MockMvcAutoConfiguration.class)
public final class LiveTesterAutoConfiguration {

	@Bean
	WorkCounter liveWorkCounter() {
		return new WorkCounter();
	}

	@Bean
	InMemoryUpgrade liveInMemoryUpgrade() {
		return new InMemoryUpgrade();
	}

	@Bean
	NodeHandlerMapping liveNodeHandlerMapping() {
		return new NodeHandlerMapping();
	}

	@Bean
	LiveClock liveTestClock() {
		return new LiveClock();
	}

	@Bean
	PresenceBus livePresenceBus() {
		return new PresenceBus();
	}

	@Bean
	Settling liveSettling(WorkCounter work, PresenceBus presence) {
		return new Settling(work, presence);
	}

	@Bean
	@Lazy
	LiveTester liveTester(MockMvc mvc, Environment environment, Settling settling, LiveClock clock,
			ConfigurableApplicationContext context) {
		return new LiveTester(mvc, environment.getProperty("live.websocket.path", "/live/ws"), settling, clock,
				new NodeContexts(context), context);
	}

}
