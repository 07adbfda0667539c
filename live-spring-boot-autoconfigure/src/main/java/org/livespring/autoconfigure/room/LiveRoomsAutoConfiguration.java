package org.livespring.autoconfigure.room;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import org.livespring.LiveBridge;
import org.livespring.LiveFragment;
import org.livespring.LiveRoomAuthorizer;
import org.livespring.LiveRooms;
import org.livespring.autoconfigure.AfterCommit;
import org.livespring.autoconfigure.LiveAutoConfiguration;
import org.livespring.autoconfigure.LiveExecutors;
import org.livespring.autoconfigure.LiveLimitsProperties;
import org.livespring.concurrent.TimeSource;
import org.livespring.fragment.FragmentSources;
import org.livespring.fragment.SharedFragments;
import org.livespring.identity.CallerSecurity;
import org.livespring.json.StoredJson;
import org.livespring.membership.RoomGateway;
import org.livespring.membership.RoomPeople;
import org.livespring.presence.PresenceHub;
import org.livespring.render.ComponentRenderer;
import org.livespring.room.EventCodec;
import org.livespring.room.HistoryLimits;
import org.livespring.room.HistoryPolicy;
import org.livespring.room.InMemoryRoomBroker;
import org.livespring.room.RoomBroker;
import org.livespring.room.RoomClient;
import org.livespring.room.RoomHub;
import org.livespring.room.RoomMonitor;
import org.livespring.room.RoomTracing;
import org.livespring.roomstate.BrokerRooms;
import org.livespring.roomstate.EventBridge;
import org.livespring.roomstate.RoomStateSpace;

/**
 * Wires rooms, in memory where nothing else carries them. Applications without pages
 * publish to rooms and hear what is published, too.
 */
@AutoConfiguration(after = JacksonAutoConfiguration.class, before = LiveAutoConfiguration.class)
@EnableConfigurationProperties(LiveRoomsProperties.class)
@Import(LiveExecutors.class)
public final class LiveRoomsAutoConfiguration {

	@Bean
	HistoryPolicy liveHistoryPolicy(LiveRoomsProperties properties) {
		LiveRoomsProperties.History history = properties.history();
		return new HistoryPolicy(new HistoryLimits(history.length(), history.time()),
				history.rules()
					.stream()
					.map((rule) -> new HistoryPolicy.Rule(rule.rooms(), new HistoryLimits(rule.length(), rule.time())))
					.toList());
	}

	@Bean
	@ConditionalOnMissingBean
	RoomBroker liveRoomBroker(HistoryPolicy policy, ObjectProvider<TimeSource> time) {
		return new InMemoryRoomBroker(policy, TimeSource.of(time).clock());
	}

	@Bean
	RoomHub liveRoomHub(RoomBroker broker, ObjectProvider<RoomMonitor> monitor) {
		return new RoomHub(broker, monitor.getIfAvailable(() -> RoomMonitor.NONE));
	}

	@Bean
	RoomClient liveRoomClient(RoomBroker broker, RoomHub hub, JsonMapper mapper, LiveRoomsProperties properties,
			ObjectProvider<RoomMonitor> monitor, ObjectProvider<RoomTracing> tracing, ObjectProvider<TimeSource> time) {
		EventCodec codec = new EventCodec(StoredJson.mapper(mapper), (int) properties.messageSize().toBytes(),
				TimeSource.of(time).clock());
		return new RoomClient(broker, hub, codec, properties.timeout(), monitor.getIfAvailable(() -> RoomMonitor.NONE),
				tracing.getIfAvailable(() -> RoomTracing.NONE));
	}

	@Bean
	@ConditionalOnMissingBean
	LiveRooms liveRooms(RoomClient client, RoomPeople people, RoomStateSpace states) {
		return new BrokerRooms(client, AfterCommit.get(), people::presence, states);
	}

	/** What pages are joined to rooms by. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	@EnableConfigurationProperties(LiveLimitsProperties.class)
	static class PagesConfiguration {

		@Bean
		SharedFragments liveSharedFragments(ObjectProvider<LiveFragment> fragments, ComponentRenderer renderer,
				RoomClient client, PresenceHub presence, LiveRooms rooms, LiveExecutors executors,
				LiveRoomsProperties properties) {
			return new SharedFragments(fragments.orderedStream().toList(),
					new FragmentSources(renderer, client, presence, rooms), executors.actions(),
					properties.frameInterval());
		}

		@Bean
		RoomGateway liveRoomGateway(RoomClient client, SharedFragments fragments, RoomPeople people,
				ObjectProvider<LiveRoomAuthorizer> deciders, CallerSecurity security, LiveLimitsProperties limits,
				LiveRoomsProperties rooms) {
			return new RoomGateway(client, fragments, people, deciders.orderedStream().toList(), security,
					limits.rooms(), rooms.frameInterval());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(LiveBridge.class)
	static class BridgeConfiguration {

		@Bean(initMethod = "start", destroyMethod = "stop")
		EventBridge liveEventBridge(ObjectProvider<LiveBridge> bridges, RoomClient client,
				ApplicationEventPublisher publisher, LiveExecutors executors) {
			return new EventBridge(bridges.orderedStream().toList(), client, AfterCommit.get(), publisher::publishEvent,
					executors.bridge());
		}

		@Bean
		ApplicationListener<PayloadApplicationEvent<?>> liveEventBridgeListener(EventBridge bridge) {
			return (event) -> bridge.published(event.getPayload());
		}

	}

}
