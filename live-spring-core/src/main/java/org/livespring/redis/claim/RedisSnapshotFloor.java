package org.livespring.redis.claim;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;

import org.livespring.claim.SnapshotFloor;
import org.livespring.redis.RedisLink;
import org.livespring.redis.RedisText;
import org.livespring.redis.RedisWrites;

/**
 * The floors that all nodes share, one small Redis key for each instance. Instances are
 * claimed in Redis at once; acknowledgements of browsers are written a little later.
 * While Redis is unavailable, this node uses the floors in its memory, and writes them
 * when Redis is available again. Thread-safe.
 */
public final class RedisSnapshotFloor implements SnapshotFloor {

	private static final long REMOVED = Long.MAX_VALUE;

	private static final long MOST_STEP = 1_000_000;

	private static final Result[] RESULTS = { Result.CLAIMED, Result.UNKNOWN, Result.FORKED, Result.STALE };

	private final RedisLink link;

	/** Floors that this node has seen itself. */
	private final SnapshotFloor memory;

	private final Duration life;

	/** Changes that are not written to Redis yet. */
	private final RedisWrites<FloorChange> writes;

	/**
	 * When Redis was last asked which page holds an instance, by
	 * {@link System#nanoTime()}.
	 */
	private final Map<String, Long> asked;

	/**
	 * Creates a floor.
	 * @param link the connections to Redis
	 * @param memory floor in the memory of this node
	 * @param life longest life of a snapshot
	 * @param size most instances whose changes wait to be written
	 */
	public RedisSnapshotFloor(RedisLink link, SnapshotFloor memory, Duration life, int size) {
		this.link = link;
		this.memory = memory;
		this.life = life;
		this.writes = new RedisWrites<>(link, size, FloorChange::with, (id, change) -> link.run(FloorScripts.RAISE,
				List.of(link.keys().floor(id)), change.arguments(life.toMillis())));
		this.asked = Collections.synchronizedMap(new LinkedHashMap<>() {

			private static final long serialVersionUID = 1;

			@Override
			protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
				return size() > size;
			}

		});
	}

	@Override
	public Claim claim(String id, @Nullable String page, long epoch, long seq) {
		long now = System.nanoTime();
		List<Object> answer = this.link.isAvailable() ? ask(id, page, epoch, seq) : null;
		if (answer == null) {
			return claimHere(id, page, epoch, seq);
		}
		Claim claim = new Claim(RESULTS[(int) RedisText.number(answer.get(0))], RedisText.number(answer.get(1)));
		if (claim.result() == Result.CLAIMED || claim.result() == Result.UNKNOWN) {
			this.memory.claim(id, page, epoch, seq);
			if (page != null) {
				this.asked.put(id, now);
			}
		}
		return claim;
	}

	private @Nullable List<Object> ask(String id, @Nullable String page, long epoch, long seq) {
		long step = ThreadLocalRandom.current().nextLong(1, MOST_STEP);
		Object[] arguments = { this.life.toMillis(), (page != null) ? page : "", epoch, seq, step };
		FloorChange change = this.writes.take(id);
		try {
			return this.link.ask(FloorScripts.CLAIM, this.link.keys().floor(id),
					(change != null) ? change.arguments(arguments) : arguments);
		}
		catch (DataAccessException ex) {
			if (change != null) {
				this.writes.add(id, change);
			}
			return null;
		}
	}

	private Claim claimHere(String id, @Nullable String page, long epoch, long seq) {
		Claim claim = this.memory.claim(id, page, epoch, seq);
		if (page != null && (claim.result() == Result.CLAIMED || claim.result() == Result.UNKNOWN)) {
			this.writes.add(id, new FloorChange(page, claim.epoch(), epoch, seq));
		}
		return claim;
	}

	@Override
	public void raise(String id, long epoch, long seq) {
		this.memory.raise(id, epoch, seq);
		if (epoch > 0 || seq > 0) {
			this.writes.add(id, new FloorChange("", 0, epoch, seq));
		}
	}

	@Override
	public void remove(String id) {
		this.memory.remove(id);
		this.writes.add(id, new FloorChange("", 0, REMOVED, REMOVED));
	}

	/**
	 * Asks Redis once after an outage in which another node may have taken over the
	 * instance. Without Redis no other node can have taken it over.
	 */
	@Override
	public boolean holds(String id, long epoch) {
		if (!this.link.hasLost(this.asked.get(id)) || !this.link.isAvailable()) {
			return true;
		}
		long now = System.nanoTime();
		String key = this.link.keys().floor(id);
		try {
			String holder = this.link.ask((redis) -> redis.<String, String>opsForHash().get(key, "claim"));
			this.asked.put(id, now);
			return holder == null || Long.parseLong(holder) <= epoch;
		}
		catch (DataAccessException ex) {
			return true;
		}
	}

}
