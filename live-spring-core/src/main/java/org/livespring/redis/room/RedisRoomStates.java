package org.livespring.redis.room;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.script.RedisScript;

import org.livespring.LiveErrorCode;
import org.livespring.redis.RedisLink;
import org.livespring.roomstate.RoomStateException;
import org.livespring.roomstate.RoomStates;
import org.livespring.roomstate.UnansweredRoomStateException;

/** The room states that all nodes share, one Redis hash for each state. Thread-safe. */
public final class RedisRoomStates implements RoomStates {

	/**
	 * Writes a state if it has the expected version. The new version is at least the
	 * present time, so that a version is never used twice, even after the state was
	 * dropped.
	 */
	private static final RedisScript<Long> COMPARE_AND_SET = RedisScript.of("""
			-- KEYS: state   ARGV: expected version or 0, json, life ms
			-- Returns: the new version or 0
			local version = redis.call('HGET', KEYS[1], 'version') or '0'
			if version ~= ARGV[1] then
				return 0
			end
			local clock = redis.call('TIME')
			local next = math.max(tonumber(version) + 1, clock[1] * 1000000 + clock[2])
			redis.call('HSET', KEYS[1], 'version', string.format('%.0f', next), 'json', ARGV[2])
			redis.call('PEXPIRE', KEYS[1], ARGV[3])
			return next
			""", Long.class);

	private final RedisLink link;

	private final Duration life;

	/**
	 * Creates a store.
	 * @param link the connections to Redis
	 * @param life how long a state is kept after its last write
	 */
	public RedisRoomStates(RedisLink link, Duration life) {
		this.link = link;
		this.life = life;
	}

	@Override
	public @Nullable Stored get(String room, String name) {
		String key = this.link.keys().state(room, name);
		// Missing fields are null in this list
		List<String> answer = answered(() -> this.link
			.ask((redis) -> redis.<String, String>opsForHash().multiGet(key, List.of("version", "json"))));
		String version = answer.get(0);
		String json = answer.get(1);
		return (version != null && json != null) ? new Stored(json, Long.parseLong(version)) : null;
	}

	@Override
	public long compareAndSet(String room, String name, long expected, String json) {
		return answered(() -> this.link.ask(COMPARE_AND_SET, this.link.keys().state(room, name), expected, json,
				this.life.toMillis()));
	}

	private <T> T answered(Supplier<T> question) {
		if (!this.link.isAvailable()) {
			throw new RoomStateException(LiveErrorCode.BROKER_UNAVAILABLE, "Redis cannot be reached", null);
		}
		try {
			return question.get();
		}
		catch (DataAccessException ex) {
			throw new UnansweredRoomStateException("Redis did not answer", ex);
		}
	}

}
