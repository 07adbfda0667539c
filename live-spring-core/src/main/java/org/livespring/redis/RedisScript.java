package org.livespring.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;

/** A Lua script, sent by its digest once Redis knows it. */
final class RedisScript {

	private final byte[] text;

	private final String digest;

	RedisScript(String text) {
		this.text = text.getBytes(StandardCharsets.UTF_8);
		this.digest = digest(this.text);
	}

	/**
	 * Run it.
	 * @param commands the connection
	 * @param type what it returns
	 * @param keys its keys, all in the same slot
	 * @param arguments its arguments
	 */
	<T> CompletionStage<T> run(RedisClusterAsyncCommands<String, byte[]> commands, ScriptOutputType type, String[] keys,
			byte[]... arguments) {
		CompletionStage<T> first = commands.evalsha(this.digest, type, keys, arguments);
		return first.handle((result, failure) -> {
			if (failure instanceof RedisNoScriptException) {
				return commands.<T>eval(this.text, type, keys, arguments).toCompletableFuture();
			}
			return (failure != null) ? CompletableFuture.<T>failedFuture(failure)
					: CompletableFuture.completedFuture(result);
		}).thenCompose((result) -> result);
	}

	private static String digest(byte[] text) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
