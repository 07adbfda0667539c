package org.livespring.redis.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.script.RedisScript;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.identity.IdentityRevocations;
import org.livespring.redis.RedisLink;
import org.livespring.redis.RedisWrites;

/**
 * The revocations that all nodes share, one Redis key for each identity, kept as long as
 * the identity would be valid. Each node also keeps its own revocations, and writes them
 * again after an outage of Redis or if Redis was emptied. Thread-safe.
 */
public final class RedisIdentityRevocations implements IdentityRevocations, RedisLink.Listener {

	private static final RedisScript<Long> REVOKE = RedisScript.of("""
			-- KEYS: revocation   ARGV: life in milliseconds
			redis.call('SET', KEYS[1], '', 'PX', ARGV[1])
			return 1
			""", Long.class);

	private final RedisLink link;

	private final int size;

	private final Clock clock;

	/** Revocations of this node with their time of expiry. Guarded by the map. */
	private final Map<String, Long> own = new LinkedHashMap<>();

	/** Revocations that may be missing in Redis, with their time of expiry. */
	private final RedisWrites<Long> writes;

	/**
	 * Creates the revocations.
	 * @param link the connections to Redis
	 * @param size most revocations that this node keeps
	 * @param clock the clock
	 */
	public RedisIdentityRevocations(RedisLink link, int size, Clock clock) {
		this.link = link;
		this.size = size;
		this.clock = clock;
		this.writes = new RedisWrites<>(link, size, (before, now) -> now, this::write);
		link.addListener(this);
	}

	@Override
	public void revoke(String id, Duration life) {
		long expires = this.clock.millis() + life.toMillis();
		synchronized (this.own) {
			this.own.remove(id);
			this.own.put(id, expires);
			forgetOldest();
			this.writes.add(id, expires);
		}
		this.writes.tick();
	}

	private void forgetOldest() {
		long now = this.clock.millis();
		this.own.entrySet().removeIf((entry) -> {
			boolean forgotten = entry.getValue() <= now || this.own.size() > this.size;
			if (forgotten) {
				this.writes.take(entry.getKey());
			}
			return forgotten;
		});
	}

	@Override
	public void emptied() {
		synchronized (this.own) {
			forgetOldest();
			this.own.forEach(this.writes::add);
		}
	}

	private CompletionStage<?> write(String id, long expires) {
		long life = expires - this.clock.millis();
		return (life > 0) ? this.link.run(REVOKE, List.of(this.link.keys().revoked(id)), life)
				: CompletableFuture.completedStage(null);
	}

	@Override
	public boolean isRevoked(String id) {
		return isRevokedHere(id) || isRevokedElsewhere(id);
	}

	private boolean isRevokedHere(String id) {
		synchronized (this.own) {
			Long expires = this.own.get(id);
			return expires != null && expires > this.clock.millis();
		}
	}

	private boolean isRevokedElsewhere(String id) {
		String key = this.link.keys().revoked(id);
		try {
			return this.link.ask((redis) -> redis.opsForValue().get(key) != null);
		}
		catch (DataAccessException ex) {
			throw new LiveException(LiveErrorCode.BROKER_UNAVAILABLE, "Revocations cannot be looked up without Redis",
					ex);
		}
	}

}
