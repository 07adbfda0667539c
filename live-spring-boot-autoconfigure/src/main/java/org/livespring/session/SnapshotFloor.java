package org.livespring.session;

/**
 * Remembers which snapshot of an instance a browser is known to have had at least, so
 * that an older one is not taken for the present; the port to where nodes share that.
 * Thread-safe. What is not known is admitted.
 */
public interface SnapshotFloor {

	/**
	 * Whether a snapshot may be adopted.
	 * @param id the instance id
	 * @param seq the sequence of the snapshot
	 * @return {@code false} if the browser had a newer one, or the instance was removed
	 */
	boolean admits(String id, long seq);

	/**
	 * The browser has a snapshot; a lower sequence than one before changes nothing.
	 * @param id the instance id
	 * @param seq the sequence of the snapshot
	 */
	void raise(String id, long seq);

	/**
	 * The browser removed an instance: none of its snapshots is admitted any more.
	 * @param id the instance id
	 */
	void remove(String id);

}
