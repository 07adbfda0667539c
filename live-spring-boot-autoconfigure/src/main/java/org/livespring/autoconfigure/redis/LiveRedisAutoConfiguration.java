package org.livespring.autoconfigure.redis;

import java.time.Clock;
import java.time.Duration;

import io.lettuce.core.RedisClient;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.web.context.WebApplicationContext;

import org.livespring.LiveConfigurationException;
import org.livespring.autoconfigure.LiveAutoConfiguration;
import org.livespring.autoconfigure.LiveProperties;
import org.livespring.autoconfigure.LiveStateProperties;
import org.livespring.autoconfigure.room.LiveRoomStateProperties;
import org.livespring.claim.ActionClaims;
import org.livespring.claim.InMemorySnapshotFloor;
import org.livespring.claim.SnapshotFloor;
import org.livespring.identity.IdentityRevocations;
import org.livespring.identity.LoginEnds;
import org.livespring.presence.PresenceTransport;
import org.livespring.redis.RedisLink;
import org.livespring.redis.claim.RedisActionClaims;
import org.livespring.redis.claim.RedisSnapshotFloor;
import org.livespring.redis.identity.RedisIdentityRevocations;
import org.livespring.redis.identity.RedisLoginEnds;
import org.livespring.redis.room.RedisPresenceTransport;
import org.livespring.redis.room.RedisRoomBroker;
import org.livespring.redis.room.RedisRoomStates;
import org.livespring.room.HistoryPolicy;
import org.livespring.room.RoomBroker;
import org.livespring.roomstate.RememberedRoomStates;
import org.livespring.roomstate.RoomStates;
import org.livespring.state.SnapshotCodec;

/**
 * Auto-configuration that connects the nodes of an application through Redis, if a
 * connection to Redis is configured. The application starts without waiting for Redis.
 */
@AutoConfiguration(before = LiveAutoConfiguration.class,
		beforeName = { "org.livespring.autoconfigure.room.LiveRoomsAutoConfiguration",
				"org.livespring.autoconfigure.LiveReturnAutoConfiguration",
				"org.livespring.autoconfigure.room.LivePresenceAutoConfiguration",
				"org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration" })
@EnableConfigurationProperties({ LiveStateProperties.class, LiveProperties.class })
public final class LiveRedisAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ RedisClient.class, LettuceConnectionFactory.class, DataRedisConnectionDetails.class })
	@Conditional(OnRedisBroker.class)
	@EnableConfigurationProperties({ LiveRedisProperties.class, LiveRoomStateProperties.class })
	static class RedisConfiguration {

		@Bean(initMethod = "start")
		RedisLink liveRedisLink(ObjectProvider<RedisConnectionFactory> factories,
				ObjectProvider<DataRedisConnectionDetails> details, LiveStateProperties state,
				LiveRedisProperties properties, ApplicationContext context) {
			if (context instanceof WebApplicationContext && state.keys().isEmpty()) {
				throw new LiveConfigurationException(
						"Redis connects the nodes of this application, but without live.state.keys "
								+ "none of them can read the state that browsers have from another one",
						"Set live.state.keys to the same value on all nodes, for example the output of "
								+ "'openssl rand -base64 32', or live.broker to memory if there is only one node.");
			}
			if (!(factories.getIfUnique() instanceof LettuceConnectionFactory factory)) {
				throw new LiveConfigurationException(
						"Redis connects the nodes of this application, but there is no LettuceConnectionFactory, "
								+ "or more than one, that has its address",
						"Let Spring Boot configure Spring Data Redis with Lettuce, or mark one of your "
								+ "LettuceConnectionFactory beans as @Primary.");
			}
			return new RedisLink(master(factory, details.getIfAvailable()),
					prefix(properties, context.getEnvironment()), properties.lease());
		}

		/**
		 * Returns a factory for the master of a static master with replicas, which the
		 * connection factory itself does not reveal.
		 */
		private static LettuceConnectionFactory master(LettuceConnectionFactory factory,
				@Nullable DataRedisConnectionDetails details) {
			DataRedisConnectionDetails.MasterReplica nodes = (details != null) ? details.getMasterReplica() : null;
			if (details == null || nodes == null) {
				return factory;
			}
			DataRedisConnectionDetails.Node first = nodes.getNodes().get(0);
			RedisStandaloneConfiguration master = new RedisStandaloneConfiguration(first.host(), first.port());
			master.setUsername(details.getUsername());
			master.setPassword(details.getPassword());
			return new LettuceConnectionFactory(master, factory.getClientConfiguration());
		}

		private static String prefix(LiveRedisProperties properties, Environment environment) {
			String prefix = properties.keyPrefix();
			String application = LiveAutoConfiguration.application(environment);
			return (prefix != null) ? prefix : "live:" + application.replaceAll("[{}]", "_") + ":";
		}

		@Bean
		@ConditionalOnMissingBean(RoomBroker.class)
		RedisRoomBroker liveRedisRoomBroker(RedisLink liveRedisLink, ObjectProvider<HistoryPolicy> policy,
				LiveStateProperties state, LiveRedisProperties properties) {
			return new RedisRoomBroker(liveRedisLink, policy.getIfAvailable(() -> HistoryPolicy.DEFAULTS),
					SnapshotCodec.longest(state.expiry()), properties.bufferSize().toBytes());
		}

		@Bean
		@ConditionalOnMissingBean(PresenceTransport.class)
		RedisPresenceTransport liveRedisPresenceTransport(RedisLink liveRedisLink) {
			return new RedisPresenceTransport(liveRedisLink);
		}

		@Bean
		@ConditionalOnMissingBean(RoomStates.class)
		RoomStates liveRedisRoomStates(RedisLink liveRedisLink, LiveRoomStateProperties states) {
			return new RememberedRoomStates(new RedisRoomStates(liveRedisLink, states.life()), states.size());
		}

		/** What is known of pages on all nodes. */
		@Configuration(proxyBeanMethods = false)
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
		static class PagesConfiguration {

			private static final int REVOCATIONS = 100_000;

			@Bean
			@ConditionalOnMissingBean(SnapshotFloor.class)
			RedisSnapshotFloor liveRedisSnapshotFloor(RedisLink liveRedisLink, LiveStateProperties state) {
				Duration life = SnapshotCodec.longest(state.expiry());
				return new RedisSnapshotFloor(liveRedisLink,
						new InMemorySnapshotFloor(state.floorSize(), life, Clock.systemUTC()), life, state.floorSize());
			}

			@Bean
			@ConditionalOnMissingBean(ActionClaims.class)
			RedisActionClaims liveRedisActionClaims(RedisLink liveRedisLink, LiveStateProperties state) {
				return new RedisActionClaims(liveRedisLink, SnapshotCodec.longest(state.expiry()));
			}

			@Bean
			@ConditionalOnMissingBean(LoginEnds.class)
			RedisLoginEnds liveRedisLoginEnds(RedisLink liveRedisLink) {
				return new RedisLoginEnds(liveRedisLink);
			}

			@Bean
			@ConditionalOnProperty("live.identity.enabled")
			@ConditionalOnMissingBean(IdentityRevocations.class)
			RedisIdentityRevocations liveRedisIdentityRevocations(RedisLink liveRedisLink) {
				return new RedisIdentityRevocations(liveRedisLink, REVOCATIONS, Clock.systemUTC());
			}

		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("io.lettuce.core.RedisClient")
	@ConditionalOnProperty(name = "live.broker", havingValue = "redis")
	static class MissingLettuceConfiguration {

		MissingLettuceConfiguration() {
			throw new LiveConfigurationException("live.broker is redis, but Lettuce is not on the class path",
					"Add the dependency spring-boot-starter-data-redis, or set live.broker to memory.");
		}

	}

}
