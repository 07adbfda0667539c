package org.livespring.redis;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.lettuce.core.ScriptOutputType;
import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.roomstate.RoomStateException;
import org.livespring.roomstate.RoomStates;
import org.livespring.roomstate.UnansweredRoomStateException;

/** The room states of all nodes, a hash each in Redis. Thread-safe. */
public final class RedisRoomStates implements RoomStates {

	private static final RedisScript GET = new RedisScript("""
			-- KEYS: state
			return redis.call('HMGET', KEYS[1], 'version', 'json')
			""");

	/**
	 * A version is never used twice, also not after the state was dropped: it is at least
	 * the time.
	 */
	private static final RedisScript COMPARE_AND_SET = new RedisScript("""
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
			""");

	private final RedisLink link;

	private final Duration life;

	/**
	 * Create a store.
	 * @param link the way to Redis
	 * @param life how long a state is kept after its last write
	 */
	public RedisRoomStates(RedisLink link, Duration life) {
		this.link = link;
		this.life = life;
	}

	@Override
	public @Nullable Stored get(String room, String name) {
		List<@Nullable Object> answer = await(GET, ScriptOutputType.MULTI, room, name);
		Object version = answer.get(0);
		Object json = answer.get(1);
		return (version != null && json != null) ? new Stored(RedisText.text(json), RedisText.number(version)) : null;
	}

	@Override
	public long compareAndSet(String room, String name, long expected, String json) {
		Long version = await(COMPARE_AND_SET, ScriptOutputType.INTEGER, room, name, RedisText.bytes(expected),
				RedisText.bytes(json), RedisText.bytes(this.life.toMillis()));
		return version;
	}

	private <T> T await(RedisScript script, ScriptOutputType type, String room, String name, byte[]... arguments) {
		if (!this.link.isAvailable()) {
			throw new RoomStateException(LiveErrorCode.BROKER_UNAVAILABLE, "Redis cannot be reached", null);
		}
		try {
			return this.link.<T>run(script, type, new String[] { this.link.keys().state(room, name) }, arguments)
				.toCompletableFuture()
				.get(2 * RedisOptions.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new UnansweredRoomStateException("Redis did not answer", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new UnansweredRoomStateException("Interrupted", ex);
		}
	}

}
