package org.livespring.test.autoconfigure;

import java.time.Duration;

import ch.qos.logback.classic.Logger;
import jakarta.servlet.http.HttpSessionListener;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.test.web.servlet.MockMvc;

import org.livespring.autoconfigure.LiveAutoConfiguration;
import org.livespring.autoconfigure.LiveReturnAutoConfiguration;
import org.livespring.autoconfigure.LiveStateProperties;
import org.livespring.autoconfigure.room.LivePresenceAutoConfiguration;
import org.livespring.autoconfigure.room.LiveRoomStateProperties;
import org.livespring.autoconfigure.room.LiveRoomsAutoConfiguration;
import org.livespring.claim.InMemoryActionClaims;
import org.livespring.render.PageComponents;
import org.livespring.room.HistoryPolicy;
import org.livespring.room.InMemoryRoomBroker;
import org.livespring.room.RoomBroker;
import org.livespring.roomstate.InMemoryRoomStates;
import org.livespring.test.LiveClock;
import org.livespring.test.LiveTester;
import org.livespring.test.broker.BrokerLink;
import org.livespring.test.broker.LinkedActionClaims;
import org.livespring.test.broker.LinkedRoomStates;
import org.livespring.test.broker.NodeRoomBroker;
import org.livespring.test.client.Application;
import org.livespring.test.client.EngineLog;
import org.livespring.test.client.HttpSessions;
import org.livespring.test.client.PresenceBus;
import org.livespring.test.client.Settling;
import org.livespring.test.client.WorkCounter;
import org.livespring.test.wire.InMemoryUpgrade;

/**
 * Auto-configuration of {@link LiveTester}: sockets in memory, work that is counted, and
 * rooms in memory whose clock a test can move.
 */
@AutoConfiguration(
		before = { LiveRoomsAutoConfiguration.class, LivePresenceAutoConfiguration.class,
				LiveReturnAutoConfiguration.class, LiveAutoConfiguration.class },
		after = MockMvcAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
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
	BrokerLink liveBrokerLink() {
		return new BrokerLink();
	}

	@Bean
	SharedRooms liveSharedRooms(HistoryPolicy policy, LiveClock clock) {
		return new SharedRooms(new InMemoryRoomBroker(policy, clock.clock()));
	}

	@Bean
	NodeRoomBroker liveRoomBroker(SharedRooms rooms, BrokerLink link) {
		return new NodeRoomBroker(rooms.broker(), link);
	}

	@Bean
	LinkedRoomStates liveRoomStates(LiveRoomStateProperties properties, LiveClock clock, BrokerLink link) {
		return new LinkedRoomStates(new InMemoryRoomStates(properties.size(), properties.life(), clock.clock()), link);
	}

	@Bean
	LinkedActionClaims liveActionClaims(LiveStateProperties state, LiveClock clock, BrokerLink link) {
		return new LinkedActionClaims(new InMemoryActionClaims(state.floorSize(), state.expiry(), clock.clock()), link);
	}

	@Bean
	PresenceBus livePresenceBus(BrokerLink link) {
		return new PresenceBus(link);
	}

	@Bean
	Settling liveSettling(WorkCounter work, PresenceBus presence, LiveClock clock) {
		return new Settling(work, presence, clock::movedNanos);
	}

	@Bean
	@Lazy
	LiveTester liveTester(MockMvc mvc, Environment environment, Settling settling, LiveClock clock,
			ObjectProvider<HttpSessionListener> listeners, PageComponents pages, ObjectProvider<EngineLog> log,
			ConfigurableApplicationContext context) {
		Application application = new Application(mvc, environment.getProperty("live.websocket.path", "/live/ws"),
				environment.getProperty("live.client.path", "/live") + "/session",
				new HttpSessions(
						environment.getProperty("server.servlet.session.timeout", Duration.class, SESSION_TIMEOUT),
						listeners.orderedStream().toList(), clock),
				(name, props) -> new ComponentPage(pages, name, props), log.getIfAvailable(() -> EngineLog.NONE));
		return new LiveTester(application, settling, clock, new NodeContexts(context), context);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Logger.class)
	static class LogbackConfiguration {

		@Bean
		LogbackEngineLog liveEngineLog() {
			return new LogbackEngineLog();
		}

	}

	/** The rooms of all nodes; no broker of a node. */
	record SharedRooms(RoomBroker broker) {
	}

}
