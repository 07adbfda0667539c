package org.livespring.autoconfigure.redis;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.data.redis.autoconfigure.observation.LettuceObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.listener.RedisMessageListenerContainer;

import org.livespring.LiveConfigurationException;
import org.livespring.autoconfigure.LiveContextRunner;
import org.livespring.autoconfigure.RefusedProperty;
import org.livespring.redis.RedisLink;
import org.livespring.redis.room.RedisRoomBroker;
import org.livespring.room.HistoryPolicy;
import org.livespring.room.InMemoryRoomBroker;
import org.livespring.room.RoomBroker;
import org.livespring.load.wire.RedisProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class LiveRedisAutoConfigurationTests {

	private static final String KEY = "live.state.keys=fL3nZ0yXrBqk6o7G1cVtW9uPdSaMeJhI2gQ8wE5xYzA=";

	/** Nothing answers there. */
	private static final String NOWHERE = "127.0.0.1:1";

	private final WebApplicationContextRunner bare = LiveContextRunner.with(DataRedisAutoConfiguration.class,
			LiveRedisAutoConfiguration.class);

	private final WebApplicationContextRunner runner = this.bare.withPropertyValues(KEY);

	@Test
	void withoutAConfiguredConnectionNothingKnowsRedis(CapturedOutput output) {
		this.bare.run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(RedisLink.class).doesNotHaveBean(RedisRoomBroker.class);
			assertThat(context).hasSingleBean(DataRedisConnectionDetails.class);
		});
		assertThat(output).doesNotContain("org.livespring.redis").doesNotContainPattern("(WARN|ERROR).*[Rr]edis");
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring.data.redis.url=redis://user:secret@" + NOWHERE,
			"spring.data.redis.url=rediss://" + NOWHERE, "spring.data.redis.host=127.0.0.1", "spring.data.redis.port=1",
			"spring.data.redis.sentinel.master=mymaster spring.data.redis.sentinel.nodes=" + NOWHERE,
			"spring.data.redis.cluster.nodes=" + NOWHERE, "spring.data.redis.masterreplica.nodes[0]=" + NOWHERE })
	void configuredConnectionIsUsed(String properties) {
		this.runner.withPropertyValues(properties.split(" ")).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(RoomBroker.class)).isInstanceOf(RedisRoomBroker.class);
			assertThat(context.getBean(RoomBroker.class).state()).isEqualTo(RoomBroker.State.AWAY);
		});
	}

	@Test
	void serviceConnectionIsUsed() {
		try (RedisProcess redis = RedisProcess.start()) {
			this.runner.withBean(DataRedisConnectionDetails.class, () -> details(redis.port())).run((context) -> {
				RedisLink link = context.getBean(RedisLink.class);
				await().until(link::isAvailable);
			});
		}
	}

	@Test
	void passwordOfTheUrlIsUsed() {
		try (RedisProcess redis = RedisProcess.start("--requirepass", "secret")) {
			this.runner
				.withPropertyValues("spring.data.redis.url=redis://default:secret@127.0.0.1:" + redis.port() + "/2")
				.run((context) -> await().until(context.getBean(RedisLink.class)::isAvailable));
		}
	}

	@Test
	void brokerInMemoryIgnoresAConfiguredConnection() {
		this.bare.withPropertyValues("live.broker=memory", "spring.data.redis.host=127.0.0.1")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(RedisLink.class));
	}

	@Test
	void brokerRedisUsesTheConnectionSpringBootAssumes() {
		this.runner.withPropertyValues("live.broker=redis")
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(RedisRoomBroker.class));
	}

	@Test
	void unknownBrokerFails() {
		this.runner.withPropertyValues("live.broker=rabbit").run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void redisWithoutAKeyFailsWithARemedy() {
		this.bare.withPropertyValues("spring.data.redis.host=127.0.0.1").run((context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure()).hasRootCauseInstanceOf(LiveConfigurationException.class);
			assertThat(remedy(context.getStartupFailure())).contains("live.state.keys").contains("live.broker");
		});
	}

	@Test
	void brokerRedisWithoutLettuceFailsWithARemedy() {
		this.runner.withClassLoader(new FilteredClassLoader("io.lettuce", "org.springframework.data.redis"))
			.withPropertyValues("live.broker=redis")
			.run((context) -> {
				assertThat(context).hasFailed();
				assertThat(remedy(context.getStartupFailure())).contains("spring-boot-starter-data-redis");
			});
	}

	@Test
	void applicationStartsWithoutLettuce() {
		this.runner.withClassLoader(new FilteredClassLoader("io.lettuce", "org.springframework.data.redis"))
			.withPropertyValues("spring.data.redis.host=127.0.0.1")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@CsvSource({ "live.redis.key-prefix, a{b}", "live.redis.buffer-size, -1B", "live.redis.lease, 1s" })
	void valueThatCannotWorkFails(String property, String value) {
		this.runner.withPropertyValues("live.broker=redis", property + "=" + value)
			.run((context) -> RefusedProperty.assertRefused(context, property, value));
	}

	@Test
	void brokerOfTheApplicationIsKept() {
		this.runner.withUserConfiguration(OwnBroker.class)
			.withPropertyValues("live.broker=redis")
			.run((context) -> assertThat(context.getBean(RoomBroker.class)).isInstanceOf(InMemoryRoomBroker.class));
	}

	@Test
	void beansOfSpringDataRedisStayThoseOfTheApplication() {
		this.runner.withPropertyValues("live.broker=redis").run((context) -> {
			assertThat(context.getBeanNamesForType(RedisConnectionFactory.class))
				.containsExactly("redisConnectionFactory");
			assertThat(context.getBeansOfType(RedisMessageListenerContainer.class).keySet())
				.noneMatch((name) -> name.contains("live"));
		});
	}

	@Test
	void observationOfTheApplicationHoldsForOurConnections() {
		Set<String> observed = ConcurrentHashMap.newKeySet();
		ObservationRegistry observations = ObservationRegistry.create();
		observations.observationConfig().observationHandler((context) -> observed.add(context.getName()));
		try (RedisProcess redis = RedisProcess.start()) {
			this.runner.withConfiguration(AutoConfigurations.of(LettuceObservationAutoConfiguration.class))
				.withBean(ObservationRegistry.class, () -> observations)
				.withPropertyValues("spring.data.redis.port=" + redis.port())
				.run((context) -> {
					await().until(context.getBean(RedisLink.class)::isAvailable);
					await().untilAsserted(() -> assertThat(observed).contains("lettuce"));
				});
		}
	}

	@Test
	void connectionFactoryOfTheApplicationSaysWhereRedisIs() {
		try (RedisProcess redis = RedisProcess.start()) {
			this.runner.withPropertyValues("live.broker=redis", "spring.data.redis.port=1")
				.withBean(LettuceConnectionFactory.class, "127.0.0.1", redis.port())
				.run((context) -> await().until(context.getBean(RedisLink.class)::isAvailable));
		}
	}

	@Test
	void firstNodeOfMasterAndReplicasIsUsedWithItsUser() {
		try (RedisProcess redis = RedisProcess.start("--requirepass", "secret")) {
			this.runner
				.withPropertyValues("spring.data.redis.masterreplica.nodes[0]=127.0.0.1:" + redis.port(),
						"spring.data.redis.password=secret")
				.run((context) -> await().until(context.getBean(RedisLink.class)::isAvailable));
		}
	}

	@Test
	void severalConnectionFactoriesFailWithARemedy() {
		this.runner.withPropertyValues("live.broker=redis")
			.withBean("one", LettuceConnectionFactory.class)
			.withBean("two", LettuceConnectionFactory.class)
			.run((context) -> {
				assertThat(context).hasFailed();
				assertThat(remedy(context.getStartupFailure())).contains("@Primary");
			});
	}

	private static String remedy(Throwable failure) {
		Throwable cause = failure;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return ((LiveConfigurationException) cause).remedy();
	}

	private static DataRedisConnectionDetails details(int port) {
		return new DataRedisConnectionDetails() {

			@Override
			public Standalone getStandalone() {
				return Standalone.of("127.0.0.1", port);
			}

		};
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBroker {

		@Bean
		RoomBroker ownBroker() {
			return new InMemoryRoomBroker(HistoryPolicy.DEFAULTS, Clock.systemUTC());
		}

	}

}
