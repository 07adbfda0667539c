package org.livespring.redis;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubListener;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;

/** One server, which sentinels may name. */
final class SingleRedisAccess implements RedisAccess {

	private final ClientResources resources = RedisOptions.resources();

	private final RedisClient client;

	private final RedisURI uri;

	SingleRedisAccess(RedisAddress address) {
		this.uri = address.uris().get(0);
		this.client = RedisClient.create(this.resources);
		this.client.setOptions(RedisOptions.apply(ClientOptions.builder(), address).build());
	}

	@Override
	public Commands connect() {
		StatefulRedisConnection<String, byte[]> connection = this.client.connect(CODEC, this.uri);
		return new Commands(connection, connection.async());
	}

	@Override
	public Channels connectChannels(RedisPubSubListener<String, byte[]> listener) {
		StatefulRedisPubSubConnection<String, byte[]> connection = this.client.connectPubSub(CODEC, this.uri);
		connection.addListener(listener);
		return new Channels() {

			@Override
			public CompletionStage<Void> subscribe(String... channels) {
				return connection.async().subscribe(channels);
			}

			@Override
			public void unsubscribe(String channel) {
				connection.async().unsubscribe(channel);
			}

			@Override
			public void close() {
				connection.closeAsync();
			}

		};
	}

	@Override
	public String publishCommand() {
		return "PUBLISH";
	}

	@Override
	public void close() {
		this.client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
		this.resources.shutdown(0, 1, TimeUnit.SECONDS);
	}

}
