package org.livespring.redis.claim;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.livespring.redis.RedisLink;

/**
 * Writes to Redis what became of instances, four times a second and only the last of
 * each; what waits while Redis is away is limited. Thread-safe.
 */
final class FloorWriter implements RedisLink.Listener {

	/** Written at once at most. */
	private static final int BATCH = 2000;

	private final RedisLink link;

	private final Duration life;

	private final int capacity;

	private final ConcurrentHashMap<String, FloorChange> changes = new ConcurrentHashMap<>();

	/** Writes that were not answered yet. */
	private final AtomicInteger underway = new AtomicInteger();

	FloorWriter(RedisLink link, Duration life, int capacity) {
		this.link = link;
		this.life = life;
		this.capacity = capacity;
		link.addListener(this);
	}

	/** Write something soon. */
	void write(String id, FloorChange change) {
		if (this.changes.size() < this.capacity || this.changes.containsKey(id)) {
			this.changes.merge(id, change, FloorChange::with);
		}
	}

	@Override
	public void tick() {
		int room = BATCH - this.underway.get();
		if (!this.link.isAvailable()) {
			return;
		}
		for (Map.Entry<String, FloorChange> entry : this.changes.entrySet()) {
			if (room-- <= 0) {
				return;
			}
			write(entry.getKey());
		}
	}

	/** What waits for an instance, which the caller writes. */
	@Nullable FloorChange take(String id) {
		return this.changes.remove(id);
	}

	private void write(String id) {
		FloorChange change = take(id);
		if (change == null) {
			return;
		}
		this.underway.incrementAndGet();
		this.link.run(FloorScripts.RAISE, List.of(this.link.keys().floor(id)), change.arguments(this.life.toMillis()))
			.whenComplete((done, failure) -> {
				this.underway.decrementAndGet();
				if (failure != null) {
					write(id, change);
				}
			});
	}

	/**
	 * A change of an instance's floor.
	 *
	 * @param page the page that claimed it, empty if none did
	 * @param claim epoch of that claim, 0 if there was none
	 * @param epoch epoch of the snapshot the browser has
	 * @param seq its sequence
	 */
	record FloorChange(String page, long claim, long epoch, long seq) {

		/** Its arguments after others. */
		Object[] arguments(Object... others) {
			return Stream.concat(Stream.of(others), Stream.of(this.page, this.claim, this.epoch, this.seq)).toArray();
		}

		FloorChange with(FloorChange other) {
			FloorChange holder = (other.claim > this.claim) ? other : this;
			boolean higher = (other.epoch != this.epoch) ? other.epoch > this.epoch : other.seq > this.seq;
			FloorChange floor = higher ? other : this;
			return new FloorChange(holder.page, holder.claim, floor.epoch, floor.seq);
		}

	}

}
