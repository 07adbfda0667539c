package org.livespring.claim;

import org.jspecify.annotations.Nullable;

/**
 * Remembers who has an instance and which snapshot of it the browser is known to have had
 * at least, so that an older one is not taken for the present; the port to where nodes
 * share that. Snapshots are ordered by epoch, then by sequence. Thread-safe.
 */
public interface SnapshotFloor {

	/**
	 * A page offers a snapshot of an instance, to go on with it. May wait for a short
	 * time.
	 * @param id the instance id
	 * @param page id of the page, {@code null} for a child: it goes where its root goes
	 * and is never forked for itself
	 * @param epoch the epoch of the snapshot, 0 if nobody claimed the instance before
	 * @param seq the sequence of the snapshot
	 * @return whether the page may; if so, the offered snapshot is the floor from now on
	 */
	Claim claim(String id, @Nullable String page, long epoch, long seq);

	/**
	 * The browser has a snapshot; one below the floor changes nothing. The instance need
	 * not have been claimed.
	 * @param id the instance id
	 * @param epoch the epoch of the snapshot
	 * @param seq the sequence of the snapshot
	 */
	void raise(String id, long epoch, long seq);

	/**
	 * The browser removed an instance: none of its snapshots is admitted any more.
	 * @param id the instance id
	 */
	void remove(String id);

	/**
	 * Whether a root component and its children may still run here; asked before each of
	 * their calls, so the answer must be cheap.
	 * @param id the instance id of the root component
	 * @param epoch the epoch it was claimed with, 0 if it was mounted on this node and
	 * never claimed
	 * @return {@code false} if another node may have claimed it since
	 */
	default boolean holds(String id, long epoch) {
		return true;
	}

	/**
	 * What became of a claim.
	 *
	 * @param result the decision
	 * @param epoch the epoch of the claim: higher than all before, and not one that
	 * another node may give for the same snapshot; meaningless unless the page may go on
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
		 * The page has the instance now, but nothing was remembered about it, although it
		 * had been claimed before: the snapshot may be older than the browser's newest.
		 */
		UNKNOWN,
		/**
		 * The snapshot is not too old, but another page claimed the instance last, and
		 * keeps it: this page goes on with a copy of its own.
		 */
		FORKED,
		/** The snapshot is below the floor, or the instance was removed. */
		STALE

	}

}
