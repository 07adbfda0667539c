package org.livespring.redis.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.script.RedisScript;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.identity.IdentityRevocations;
import org.livespring.redis.RedisLink;

/**
 * The revocations of all nodes, a key an identity in Redis for as long as it may be
 * shown. Each node remembers its own and writes them once Redis is back, also after it
 * was emptied. Thread-safe.
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

	/** What was revoked here with the time it expires at. Guarded by itself. */
	private final Map<String, Long> own = new LinkedHashMap<>();

	/** Those that Redis does not have for sure. Guarded by {@link #own}. */
	private final Set<String> waiting = new LinkedHashSet<>();

	/**
	 * Create the revocations.
	 * @param link the way to Redis
	 * @param size own revocations remembered at most
	 * @param clock the time
	 */
	public RedisIdentityRevocations(RedisLink link, int size, Clock clock) {
		this.link = link;
		this.size = size;
		this.clock = clock;
		link.addListener(this);
	}

	@Override
	public void revoke(String id, Duration life) {
		synchronized (this.own) {
			this.own.remove(id);
			this.own.put(id, this.clock.millis() + life.toMillis());
			this.waiting.add(id);
			forgetOldest();
		}
		tick();
	}

	private void forgetOldest() {
		long now = this.clock.millis();
		this.own.entrySet().removeIf((entry) -> {
			boolean forgotten = entry.getValue() <= now || this.own.size() > this.size;
			if (forgotten) {
				this.waiting.remove(entry.getKey());
			}
			return forgotten;
		});
	}

	@Override
	public void emptied() {
		synchronized (this.own) {
			forgetOldest();
			this.waiting.addAll(this.own.keySet());
		}
	}

	/** Write what waits. */
	@Override
	public void tick() {
		if (!this.link.isAvailable()) {
			return;
		}
		Map<String, Long> writes = new LinkedHashMap<>();
		synchronized (this.own) {
			this.waiting.forEach((id) -> writes.put(id, this.own.getOrDefault(id, 0L)));
			this.waiting.clear();
		}
		writes.forEach(this::write);
	}

	private void write(String id, long expires) {
		long life = expires - this.clock.millis();
		if (life > 0) {
			this.link.run(REVOKE, List.of(this.link.keys().revoked(id)), life).whenComplete((done, failure) -> {
				if (failure != null) {
					keep(id);
				}
			});
		}
	}

	private void keep(String id) {
		synchronized (this.own) {
			if (this.own.containsKey(id)) {
				this.waiting.add(id);
			}
		}
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
