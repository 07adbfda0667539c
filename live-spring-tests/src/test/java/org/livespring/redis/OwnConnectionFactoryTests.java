package org.livespring.redis;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.ReadFrom;
import io.lettuce.core.SslOptions;
import io.lettuce.core.SslVerifyMode;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.tracing.Tracing;
import org.junit.jupiter.api.Test;

import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.RedisSocketConfiguration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.connection.lettuce.RedisCredentialsProviderFactory;

import static org.assertj.core.api.Assertions.assertThat;

class OwnConnectionFactoryTests {

	private static final RedisCredentialsProviderFactory CREDENTIALS = new RedisCredentialsProviderFactory() {
	};

	@Test
	void connectsToWhereTheApplicationConnectsTo() {
		RedisStandaloneConfiguration server = new RedisStandaloneConfiguration("a", 1);
		server.setDatabase(2);
		server.setPassword("secret");
		for (LettuceConnectionFactory factory : List.of(like(server), OwnConnectionFactory.like(typed(server)))) {
			assertThat(factory.getHostName()).isEqualTo("a");
			assertThat(factory.getPort()).isEqualTo(1);
			assertThat(factory.getDatabase()).isEqualTo(2);
			assertThat(factory.getPassword()).isEqualTo("secret");
		}
		RedisSentinelConfiguration sentinel = new RedisSentinelConfiguration("rooms", Set.of("a:1"));
		assertThat(like(sentinel).getSentinelConfiguration()).isSameAs(sentinel);
		RedisClusterConfiguration cluster = new RedisClusterConfiguration(List.of("a:1"));
		assertThat(like(cluster).getClusterConfiguration()).isSameAs(cluster);
		RedisSocketConfiguration socket = new RedisSocketConfiguration("/redis");
		assertThat(like(socket).getSocketConfiguration()).isSameAs(socket);
	}

	@Test
	void credentialsAndTlsAreThoseOfTheApplication() {
		SslOptions ssl = SslOptions.builder().protocols("TLSv1.3").build();
		LettuceClientConfiguration client = like(new RedisStandaloneConfiguration(), LettuceClientConfiguration
			.builder()
			.clientOptions(ClientOptions.builder().sslOptions(ssl).protocolVersion(ProtocolVersion.RESP2).build())
			.redisCredentialsProviderFactory(CREDENTIALS)
			.useSsl()
			.verifyPeer(SslVerifyMode.CA)
			.startTls()
			.build()).getClientConfiguration();
		assertThat(client.isUseSsl()).isTrue();
		assertThat(client.getVerifyMode()).isEqualTo(SslVerifyMode.CA);
		assertThat(client.isStartTls()).isTrue();
		assertThat(client.getRedisCredentialsProviderFactory()).containsSame(CREDENTIALS);
		assertThat(client.getClientOptions()).get().satisfies((options) -> {
			assertThat(options.getSslOptions().getProtocols()).containsExactly("TLSv1.3");
			assertThat(options.getProtocolVersion()).isEqualTo(ProtocolVersion.RESP2);
		});
	}

	@Test
	void whatMakesTheApplicationWaitIsNotTakenOver() {
		LettuceClientConfiguration patient = LettuceClientConfiguration.builder()
			.clientOptions(ClientOptions.builder()
				.disconnectedBehavior(DisconnectedBehavior.ACCEPT_COMMANDS)
				.autoReconnect(false)
				.publishOnScheduler(true)
				.build())
			.commandTimeout(Duration.ofMinutes(1))
			.readFrom(ReadFrom.REPLICA)
			.build();
		for (RedisConfiguration address : List.of(new RedisStandaloneConfiguration(),
				new RedisClusterConfiguration(List.of("a:1")))) {
			LettuceClientConfiguration client = like(address, patient).getClientConfiguration();
			assertThat(client.getCommandTimeout()).isEqualTo(Duration.ofSeconds(1));
			assertThat(client.getReadFrom()).isEmpty();
			assertThat(client.getClientOptions()).get().satisfies((options) -> {
				assertThat(options.getDisconnectedBehavior()).isEqualTo(DisconnectedBehavior.REJECT_COMMANDS);
				assertThat(options.isAutoReconnect()).isTrue();
				assertThat(options.isPublishOnScheduler()).isFalse();
				assertThat(options.getSocketOptions().getConnectTimeout()).isEqualTo(OwnConnectionFactory.TIMEOUT);
				assertThat(options.getTimeoutOptions().isTimeoutCommands()).isTrue();
			});
		}
	}

	@Test
	void topologyOfAClusterIsRefreshed() {
		assertThat(like(new RedisClusterConfiguration(List.of("a:1"))).getClientConfiguration().getClientOptions())
			.get()
			.isInstanceOfSatisfying(ClusterClientOptions.class, (options) -> {
				assertThat(options.getTopologyRefreshOptions().isPeriodicRefreshEnabled()).isTrue();
				assertThat(options.getTopologyRefreshOptions().getAdaptiveRefreshTriggers()).isNotEmpty();
			});
	}

	@Test
	void observationIsThatOfTheApplicationAndThreadsAreNot() {
		ClientResources application = ClientResources.builder()
			.tracing(Tracing.disabled())
			.commandLatencyRecorder(CommandLatencyRecorder.disabled())
			.build();
		try {
			OwnConnectionFactory factory = like(new RedisStandaloneConfiguration(),
					LettuceClientConfiguration.builder().clientResources(application).build());
			ClientResources own = factory.getClientResources();
			assertThat(own.tracing()).isSameAs(application.tracing());
			assertThat(own.commandLatencyRecorder()).isSameAs(application.commandLatencyRecorder());
			assertThat(own.reconnectDelay()).isNotSameAs(application.reconnectDelay());
			factory.afterPropertiesSet();
			factory.destroy();
			assertThat(own.eventExecutorGroup().isShuttingDown()).isTrue();
			assertThat(application.eventExecutorGroup().isShuttingDown()).isFalse();
		}
		finally {
			application.shutdown();
		}
	}

	private static LettuceConnectionFactory typed(RedisStandaloneConfiguration server) {
		return new LettuceConnectionFactory(server);
	}

	private static OwnConnectionFactory like(RedisConfiguration address) {
		return OwnConnectionFactory.like(new LettuceConnectionFactory(address));
	}

	private static OwnConnectionFactory like(RedisConfiguration address, LettuceClientConfiguration client) {
		return OwnConnectionFactory.like(new LettuceConnectionFactory(address, client));
	}

}
