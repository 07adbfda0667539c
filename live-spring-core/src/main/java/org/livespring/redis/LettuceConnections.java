package org.livespring.redis;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisAdvancedClusterAsyncCommands;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.pubsub.StatefulRedisClusterPubSubConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubListener;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.pubsub.api.async.RedisPubSubAsyncCommands;
import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Uses the Lettuce client of a connection factory directly, for what Spring Data Redis
 * 4.1 cannot do. Spring Data Redis has no sharded channels; its listener container blocks
 * subscribers while Redis hangs and delivers messages out of order
 * ({@code SpringDataRedisTests}). Its templates block until a script has been answered;
 * its reactive templates need four times the memory, 5.2 KB per call, and a third more
 * time ({@code ScriptBenchmark}).
 */
final class LettuceConnections {

	private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

	private final LettuceConnectionFactory factory;

	private volatile @Nullable RedisClusterAsyncCommands<byte[], byte[]> commands;

	LettuceConnections(LettuceConnectionFactory factory) {
		this.factory = factory;
	}

	boolean isConnected() {
		return this.commands != null;
	}

	/** Opens the connection for commands. Blocks. */
	@SuppressWarnings("unchecked")
	void connect() {
		RedisClusterAsyncCommands<byte[], byte[]> made = (RedisClusterAsyncCommands<byte[], byte[]>) this.factory
			.getConnection()
			.getNativeConnection();
		if (made instanceof RedisAdvancedClusterAsyncCommands<byte[], byte[]> cluster) {
			// Wait for the connection, since it would reject commands before it is open
			StatefulRedisClusterConnection<byte[], byte[]> connection = cluster.getStatefulConnection();
			connection.getPartitions()
				.stream()
				.filter((node) -> node.getRole().isUpstream())
				.forEach((node) -> connection.getConnection(node.getNodeId()));
		}
		this.commands = made;
	}

	/** Drops the connection for commands. */
	void disconnect() {
		this.commands = null;
		this.factory.resetConnection();
	}

	/** Runs a script without blocking. Texts in its answer are bytes. */
	<T> CompletionStage<T> run(RedisScript<T> script, List<String> keys, Object... arguments) {
		RedisClusterAsyncCommands<byte[], byte[]> commands = this.commands;
		if (commands == null) {
			return CompletableFuture.failedFuture(new RedisConnectionFailureException("Not connected"));
		}
		ScriptOutputType type = ScriptOutputType.valueOf(ReturnType.fromJavaType(script.getResultType()).name());
		byte[][] names = bytes(keys.toArray());
		byte[][] values = bytes(arguments);
		CompletionStage<T> first = commands.evalsha(script.getSha1(), type, names, values);
		return first.exceptionallyCompose((failure) -> (failure instanceof RedisNoScriptException)
				? commands.eval(script.getScriptAsString(), type, names, values)
				: CompletableFuture.failedFuture(failure));
	}

	private static byte[][] bytes(Object[] values) {
		byte[][] bytes = new byte[values.length][];
		Arrays.setAll(bytes, (i) -> RedisText.bytes(values[i]));
		return bytes;
	}

	/**
	 * Whether Redis answered with an error. In this case the connection to Redis works.
	 */
	static boolean isRefusal(Throwable failure) {
		return NestedExceptionUtils.getMostSpecificCause(failure) instanceof RedisCommandExecutionException;
	}

	/** Whether Redis did not answer in time. */
	static boolean isTimeout(Throwable failure) {
		return NestedExceptionUtils.getMostSpecificCause(failure) instanceof RedisCommandTimeoutException;
	}

	/** Returns the name of the command that publishes to a channel. */
	String publishCommand() {
		return this.factory.isClusterAware() ? "SPUBLISH" : "PUBLISH";
	}

	/**
	 * Opens a connection for subscriptions, whose messages go to the listener. Blocks.
	 */
	StatefulRedisPubSubConnection<String, byte[]> connectChannels(RedisPubSubListener<String, byte[]> listener) {
		AbstractRedisClient client = this.factory.getRequiredNativeClient();
		StatefulRedisPubSubConnection<String, byte[]> connection;
		if (client instanceof RedisClusterClient cluster) {
			StatefulRedisClusterPubSubConnection<String, byte[]> nodes = cluster.connectPubSub(CODEC);
			nodes.setNodeMessagePropagation(true);
			connection = nodes;
		}
		else {
			connection = ((RedisClient) client).connectPubSub(CODEC);
		}
		connection.addListener(listener);
		return connection;
	}

	/** Subscribes to a channel, on a cluster to a sharded one. Fails if not connected. */
	CompletionStage<Void> subscribe(RedisPubSubAsyncCommands<String, byte[]> connection, String channel) {
		return this.factory.isClusterAware() ? connection.ssubscribe(channel) : connection.subscribe(channel);
	}

	void unsubscribe(RedisPubSubAsyncCommands<String, byte[]> connection, String channel) {
		if (this.factory.isClusterAware()) {
			connection.sunsubscribe(channel);
		}
		else {
			connection.unsubscribe(channel);
		}
	}

}
