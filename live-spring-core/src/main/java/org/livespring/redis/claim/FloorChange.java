package org.livespring.redis.claim;

import java.util.stream.Stream;

/**
 * A change of an instance's floor.
 *
 * @param page id of the page that claimed the instance, empty if none did
 * @param claim epoch of that claim, 0 if there was none
 * @param epoch epoch of the snapshot that the browser has
 * @param seq sequence of that snapshot
 */
record FloorChange(String page, long claim, long epoch, long seq) {

	/** Returns script arguments: the given ones, followed by those of this change. */
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
