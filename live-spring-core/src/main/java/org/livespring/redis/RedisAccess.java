package org.livespring.redis;

import java.util.concurrent.CompletionStage;

import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubListener;

/** One server or a cluster: how to connect to it, and where channels are. */
interface RedisAccess extends AutoCloseable {

	RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

	/** Connect for commands; blocks. */
	Commands connect();

	/** Connect for subscriptions; blocks. */
	Channels connectChannels(RedisPubSubListener<String, byte[]> listener);

	/** Name of the command that publishes into a channel. */
	String publishCommand();

	@Override
	void close();

	/**
	 * A connection for commands.
	 *
	 * @param connection the connection
	 * @param async its commands
	 */
	record Commands(StatefulConnection<String, byte[]> connection, RedisClusterAsyncCommands<String, byte[]> async) {

	}

	/** A connection for subscriptions. */
	interface Channels {

		/** Subscribe; fails when not connected. */
		CompletionStage<Void> subscribe(String... channels);

		void unsubscribe(String channel);

		/** Close it in the background. */
		void close();

	}

}
