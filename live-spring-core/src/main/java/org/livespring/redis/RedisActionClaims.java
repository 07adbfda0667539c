package org.livespring.redis;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.lettuce.core.ScriptOutputType;
import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.claim.ActionClaims;

/**
 * The claims of all nodes, a key a call in Redis. Without Redis nothing can be claimed.
 * Thread-safe.
 */
public final class RedisActionClaims implements ActionClaims {

	private final RedisLink link;

	private final Duration life;

	/**
	 * Create claims.
	 * @param link the way to Redis
	 * @param life how long a call is remembered
	 */
	public RedisActionClaims(RedisLink link, Duration life) {
		this.link = link;
		this.life = life;
	}

	@Override
	public boolean claim(String instanceId, long number) {
		if (!this.link.isAvailable()) {
			throw unavailable(null);
		}
		String[] keys = { this.link.keys().call(instanceId, number) };
		try {
			Long first = this.link
				.<Long>run(FloorScripts.CALL, ScriptOutputType.INTEGER, keys, RedisText.bytes(this.link.node()),
						RedisText.bytes(this.life.toMillis()))
				.toCompletableFuture()
				.get(2 * RedisOptions.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
			return first == 1;
		}
		catch (ExecutionException | TimeoutException ex) {
			throw unavailable(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw unavailable(ex);
		}
	}

	private static LiveException unavailable(@Nullable Throwable cause) {
		return new LiveException(LiveErrorCode.BROKER_UNAVAILABLE, "The call cannot be claimed without Redis", cause);
	}

}
