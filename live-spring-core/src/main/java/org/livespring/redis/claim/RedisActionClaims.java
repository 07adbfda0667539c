package org.livespring.redis.claim;

import java.time.Duration;

import org.springframework.dao.DataAccessException;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.claim.ActionClaims;
import org.livespring.redis.RedisLink;

/**
 * The claims of calls by all nodes, one Redis key for each call. Without Redis no call
 * can be claimed. Thread-safe.
 */
public final class RedisActionClaims implements ActionClaims {

	private final RedisLink link;

	private final Duration life;

	/**
	 * Creates the claims.
	 * @param link the connections to Redis
	 * @param life how long a claim is kept
	 */
	public RedisActionClaims(RedisLink link, Duration life) {
		this.link = link;
		this.life = life;
	}

	@Override
	public boolean claim(String instanceId, long number) {
		String key = this.link.keys().call(instanceId, number);
		try {
			return this.link
				.ask((redis) -> Boolean.TRUE.equals(redis.opsForValue().setIfAbsent(key, this.link.node(), this.life)));
		}
		catch (DataAccessException ex) {
			throw new LiveException(LiveErrorCode.BROKER_UNAVAILABLE, "The call cannot be claimed without Redis", ex);
		}
	}

}
