package org.livespring.autoconfigure.room;

import java.util.function.BiConsumer;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextClosedEvent;

import org.livespring.LiveProgress;
import org.livespring.autoconfigure.LiveAutoConfiguration;
import org.livespring.concurrent.ExecutorWatch;
import org.livespring.concurrent.TimeSource;
import org.livespring.json.StoredJson;
import org.livespring.membership.RoomPeople;
import org.livespring.presence.PresenceAudiences;
import org.livespring.presence.PresenceHub;
import org.livespring.presence.PresenceListener;
import org.livespring.presence.PresenceSettings;
import org.livespring.presence.PresenceTransport;
import org.livespring.room.RoomClient;
import org.livespring.roomstate.InMemoryRoomStates;
import org.livespring.roomstate.ProgressRoom;
import org.livespring.roomstate.RoomStateSpace;
import org.livespring.roomstate.RoomStates;

/** Wires presence, the state that rooms share, and the progress of jobs. */
@AutoConfiguration(after = { JacksonAutoConfiguration.class, LiveRoomsAutoConfiguration.class },
		before = LiveAutoConfiguration.class)
@EnableConfigurationProperties({ LivePresenceProperties.class, LiveRoomStateProperties.class })
public final class LivePresenceAutoConfiguration {

	@Bean(initMethod = "start", destroyMethod = "close")
	PresenceHub livePresenceHub(ObjectProvider<PresenceTransport> transport, LivePresenceProperties properties,
			ObjectProvider<PresenceListener> monitor, ObjectProvider<TimeSource> time) {
		return new PresenceHub(
				transport.getIfAvailable(() -> PresenceTransport.NONE), new PresenceSettings(properties.interval(),
						properties.heartbeat(), properties.lease(), properties.maxTabs(), properties.maxMetadata()),
				monitor.getIfAvailable(() -> (diff) -> {
				}), TimeSource.of(time));
	}

	@Bean
	@ConditionalOnMissingBean
	RoomStates liveRoomStates(LiveRoomStateProperties properties, ObjectProvider<TimeSource> time) {
		return new InMemoryRoomStates(properties.size(), properties.life(), TimeSource.of(time).clock());
	}

	/** Before connections are closed: whoever was here has the time of the lease. */
	@Bean
	ApplicationListener<ContextClosedEvent> livePresenceSilence(PresenceHub hub, ApplicationContext context) {
		return (event) -> {
			if (event.getApplicationContext() == context) {
				hub.close();
			}
		};
	}

	@Bean
	RoomPeople liveRoomPeople(PresenceHub hub, RoomStateSpace states, JsonMapper mapper) {
		return new RoomPeople(hub, states, new PresenceAudiences(hub), StoredJson.mapper(mapper));
	}

	@Bean
	RoomStateSpace liveRoomStateSpace(RoomStates states, JsonMapper mapper, ObjectProvider<RoomClient> client) {
		return new RoomStateSpace(states, StoredJson.mapper(mapper), publisher(client));
	}

	@Bean(destroyMethod = "close")
	@ConditionalOnMissingBean(LiveProgress.class)
	ProgressRoom liveProgress(RoomStateSpace states, ObjectProvider<RoomClient> client,
			LiveRoomStateProperties properties, ObjectProvider<TimeSource> time, ObjectProvider<ExecutorWatch> watch) {
		return new ProgressRoom(states, publisher(client), properties.progressInterval(), TimeSource.of(time).clock(),
				ExecutorWatch.of(watch));
	}

	/**
	 * Past the transaction, as states are written. Looked up late, since rooms have
	 * states.
	 */
	private static BiConsumer<String, Object> publisher(ObjectProvider<RoomClient> client) {
		return (room, event) -> client.getObject().publish(room, event);
	}

}
