package org.livespring.redis;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import org.jspecify.annotations.Nullable;

import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration.LettuceClientConfigurationBuilder;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration.LettuceSslClientConfigurationBuilder;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * A connection factory with the address, user, TLS and observation of the application's
 * connection factory, but with its own threads, short timeouts and fast reconnects. It
 * does not take over the settings for replicas, pools and timeouts.
 */
final class OwnConnectionFactory extends LettuceConnectionFactory {

	/** Timeout of a command. */
	static final Duration TIMEOUT = Duration.ofMillis(500);

	private static final Duration RECONNECT_DELAY = Duration.ofMillis(250);

	private final ClientResources resources;

	static OwnConnectionFactory like(LettuceConnectionFactory application) {
		return new OwnConnectionFactory(application, resources(application.getClientResources()));
	}

	private OwnConnectionFactory(LettuceConnectionFactory application, ClientResources resources) {
		super(address(application), client(application, resources));
		this.resources = resources;
	}

	private static ClientResources resources(@Nullable ClientResources application) {
		ClientResources.Builder resources = ClientResources.builder()
			.ioThreadPoolSize(2)
			.computationThreadPoolSize(2)
			.reconnectDelay(Delay.constant(RECONNECT_DELAY));
		if (application != null) {
			resources.tracing(application.tracing())
				.commandLatencyRecorder(application.commandLatencyRecorder())
				.addressResolverGroup(application.addressResolverGroup())
				.socketAddressResolver(application.socketAddressResolver())
				.nettyCustomizer(application.nettyCustomizer());
		}
		return resources.build();
	}

	private static RedisConfiguration address(LettuceConnectionFactory application) {
		RedisConfiguration cluster = application.getClusterConfiguration();
		RedisConfiguration sentinel = application.getSentinelConfiguration();
		RedisConfiguration socket = application.getSocketConfiguration();
		if (cluster != null) {
			return cluster;
		}
		if (sentinel != null) {
			return sentinel;
		}
		return (socket != null) ? socket : server(application);
	}

	/**
	 * Returns the address of a single server, which may be configured in several ways.
	 */
	private static RedisConfiguration server(LettuceConnectionFactory application) {
		RedisStandaloneConfiguration server = new RedisStandaloneConfiguration(application.getHostName(),
				application.getPort());
		server.setDatabase(application.getDatabase());
		server.setUsername(application.getStandaloneConfiguration().getUsername());
		server.setPassword(application.getPassword());
		return server;
	}

	private static LettuceClientConfiguration client(LettuceConnectionFactory application, ClientResources resources) {
		LettuceClientConfiguration client = application.getClientConfiguration();
		ClientOptions options = client.getClientOptions().orElseGet(ClientOptions::create);
		LettuceClientConfigurationBuilder builder = LettuceClientConfiguration.builder()
			.clientName("live")
			.clientResources(resources)
			.clientOptions(application.isClusterAware() ? clusterOptions(options) : prompt(options.mutate()).build())
			.commandTimeout(TIMEOUT.multipliedBy(2))
			.shutdownTimeout(Duration.ofSeconds(1));
		client.getRedisCredentialsProviderFactory().ifPresent(builder::redisCredentialsProviderFactory);
		if (client.isUseSsl()) {
			LettuceSslClientConfigurationBuilder ssl = builder.useSsl().verifyPeer(client.getVerifyMode());
			if (client.isStartTls()) {
				ssl.startTls();
			}
		}
		return builder.build();
	}

	private static ClientOptions clusterOptions(ClientOptions options) {
		ClusterTopologyRefreshOptions refresh = ClusterTopologyRefreshOptions.builder()
			.enableAllAdaptiveRefreshTriggers()
			.adaptiveRefreshTriggersTimeout(Duration.ofSeconds(1))
			.enablePeriodicRefresh(Duration.ofSeconds(30))
			.build();
		return prompt(ClusterClientOptions.builder(options)).topologyRefreshOptions(refresh).build();
	}

	private static <B extends ClientOptions.Builder> B prompt(B options) {
		options.autoReconnect(true)
			.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
			.publishOnScheduler(false)
			.socketOptions(SocketOptions.builder().connectTimeout(TIMEOUT).keepAlive(true).build())
			.timeoutOptions(TimeoutOptions.enabled(TIMEOUT));
		return options;
	}

	@Override
	public void destroy() {
		super.destroy();
		this.resources.shutdown(0, 1, TimeUnit.SECONDS);
	}

}
