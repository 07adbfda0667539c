package org.livespring.test.autoconfigure;

import java.time.Duration;

import jakarta.servlet.http.HttpSessionListener;

import org.springframework.beans.factory.ObjectProvider;
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
import org.livespring.test.client.Application;
import org.livespring.test.client.HttpSessions;
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

	private static final Duration SESSION_TIMEOUT = Duration.ofMinutes(30);

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
	Settling liveSettling(WorkCounter work, PresenceBus presence, LiveClock clock) {
		return new Settling(work, presence, clock::movedNanos);
	}

	@Bean
	@Lazy
	LiveTester liveTester(MockMvc mvc, Environment environment, Settling settling, LiveClock clock,
			ObjectProvider<HttpSessionListener> listeners, ConfigurableApplicationContext context) {
		Application application = new Application(mvc, environment.getProperty("live.websocket.path", "/live/ws"),
				environment.getProperty("live.client.path", "/live") + "/session",
				new HttpSessions(
						environment.getProperty("server.servlet.session.timeout", Duration.class, SESSION_TIMEOUT),
						listeners.orderedStream().toList(), clock));
		return new LiveTester(application, settling, clock, new NodeContexts(context), context);
	}

}
