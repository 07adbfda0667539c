package org.livespring.redis;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.pubsub.StatefulRedisClusterPubSubConnection;
import io.lettuce.core.pubsub.RedisPubSubListener;
import io.lettuce.core.resource.ClientResources;

/** A cluster, where each channel lives on the node of its slot. */
final class ClusterRedisAccess implements RedisAccess {

	private final ClientResources resources = RedisOptions.resources();

	private final RedisClusterClient client;

	ClusterRedisAccess(RedisAddress address) {
		this.client = RedisClusterClient.create(this.resources, address.uris());
		ClusterTopologyRefreshOptions refresh = ClusterTopologyRefreshOptions.builder()
			.enableAllAdaptiveRefreshTriggers()
			.adaptiveRefreshTriggersTimeout(Duration.ofSeconds(1))
			.enablePeriodicRefresh(Duration.ofSeconds(30))
			.build();
		this.client.setOptions(
				RedisOptions.apply(ClusterClientOptions.builder(), address).topologyRefreshOptions(refresh).build());
	}

	@Override
	public Commands connect() {
		StatefulRedisClusterConnection<String, byte[]> connection = this.client.connect(CODEC);
		// A connection that is only being made would reject the first commands
		connection.getPartitions()
			.stream()
			.filter((node) -> node.getRole().isUpstream())
			.forEach((node) -> connection.getConnection(node.getNodeId()));
		return new Commands(connection, connection.async());
	}

	@Override
	public Channels connectChannels(RedisPubSubListener<String, byte[]> listener) {
		StatefulRedisClusterPubSubConnection<String, byte[]> connection = this.client.connectPubSub(CODEC);
		connection.setNodeMessagePropagation(true);
		connection.addListener(listener);
		return new Channels() {

			@Override
			public CompletionStage<Void> subscribe(String... channels) {
				// One command each: they are on different nodes
				return CompletableFuture.allOf(Stream.of(channels)
					.map((channel) -> connection.async().ssubscribe(channel).toCompletableFuture())
					.toArray(CompletableFuture<?>[]::new));
			}

			@Override
			public void unsubscribe(String channel) {
				connection.async().sunsubscribe(channel);
			}

			@Override
			public void close() {
				connection.closeAsync();
			}

		};
	}

	@Override
	public String publishCommand() {
		return "SPUBLISH";
	}

	@Override
	public void close() {
		this.client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
		this.resources.shutdown(0, 1, TimeUnit.SECONDS);
	}

}
