package org.livespring.claim;

import org.jspecify.annotations.Nullable;

/**
 * Remembers for each instance which page has it and the newest snapshot that the browser
 * is known to have had (the floor), so that older snapshots can be refused. A port:
 * implementations decide whether nodes share the floor. Snapshots are ordered by epoch,
 * then by sequence. Thread-safe.
 */
public interface SnapshotFloor {

	/**
	 * Claim an instance for a page that offers a snapshot of it. If the claim is
	 * successful, the offered snapshot becomes the floor. May block for a short time.
	 * @param id id of the instance
	 * @param page id of the page, {@code null} for a child: it belongs to the page of its
	 * root and is never forked on its own
	 * @param epoch epoch of the snapshot, 0 if the instance was never claimed before
	 * @param seq sequence of the snapshot
	 * @return the decision and the new epoch
	 */
	Claim claim(String id, @Nullable String page, long epoch, long seq);

	/**
	 * Raise the floor to a snapshot that the browser has. Does nothing if the snapshot is
	 * below the floor. The instance need not have been claimed.
	 * @param id id of the instance
	 * @param epoch epoch of the snapshot
	 * @param seq sequence of the snapshot
	 */
	void raise(String id, long epoch, long seq);

	/**
	 * Refuse all snapshots of an instance from now on, because the browser removed it.
	 * @param id id of the instance
	 */
	void remove(String id);

	/**
	 * Whether a root component and its children may still run on this node. Called before
	 * each of their calls, so it must be fast.
	 * @param id id of the root instance
	 * @param epoch epoch of its claim, 0 if it was mounted on this node and never claimed
	 * @return {@code false} if another node may have claimed the instance since
	 */
	default boolean holds(String id, long epoch) {
		return true;
	}

	/**
	 * The result of a claim.
	 *
	 * @param result the decision
	 * @param epoch epoch of the claim: higher than all before, and different from the
	 * epochs that other nodes may give for the same snapshot; valid only if the page has
	 * the instance now
	 */
	record Claim(Result result, long epoch) {

		/** The browser had a newer snapshot, or removed the instance. */
		public static final Claim STALE = new Claim(Result.STALE, 0);

		/** Another page has the instance. */
		public static final Claim FORKED = new Claim(Result.FORKED, 0);

	}

	/** A decision on a claim. */
	enum Result {

		/** The page has the instance now. */
		CLAIMED,
		/**
		 * The page has the instance now. The instance had been claimed before, but the
		 * floor does not know it any more, so the browser may have had a newer snapshot.
		 */
		UNKNOWN,
		/**
		 * The snapshot is not too old, but another page claimed the instance last and
		 * keeps it. This page gets a copy of the instance.
		 */
		FORKED,
		/** The snapshot is below the floor, or the instance was removed. */
		STALE

	}

}
