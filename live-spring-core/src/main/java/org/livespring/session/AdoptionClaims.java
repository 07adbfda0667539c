package org.livespring.session;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.claim.SnapshotFloor.Claim;
import org.livespring.claim.SnapshotFloor.Result;
import org.livespring.instance.LiveRuntime;
import org.livespring.state.InvalidStateException;
import org.livespring.state.SnapshotHeader;

/** Claims the instances of a batch for the batch's page. */
final class AdoptionClaims {

	private final LiveRuntime runtime;

	private final String page;

	AdoptionClaims(LiveRuntime runtime, String page) {
		this.runtime = runtime;
		this.page = page;
	}

	/**
	 * Claim an instance for a snapshot that the page offers.
	 * @param header header of the snapshot
	 * @param asleep the sleeping tree that contains the instance, {@code null} if there
	 * is none
	 * @return a claim that is not stale
	 */
	Claim claim(SnapshotHeader header, @Nullable SleepingTree asleep) {
		boolean root = header.parent() == null;
		Claim claim = ask(header, root ? this.page : null);
		boolean last = asleep != null && asleep.isLast(header.epoch(), header.seq());
		// A child needs no check of its own, since the floor of its root is known
		if (root && !last && claim.result() == Result.UNKNOWN) {
			unknown(header.id());
		}
		return claim;
	}

	private void unknown(String id) {
		this.runtime.returns().unknownFloors().increment();
		if (this.runtime.returns().refuseUnknown()) {
			this.runtime.floor().remove(id);
			throw new InvalidStateException(LiveErrorCode.STALE_STATE,
					"It is not known whether the browser had a newer snapshot");
		}
	}

	/**
	 * Claim a child whose parent was copied: the child is copied too, unless its snapshot
	 * is too old.
	 */
	Claim copy(SnapshotHeader header) {
		ask(header, null);
		return Claim.FORKED;
	}

	private Claim ask(SnapshotHeader header, @Nullable String page) {
		Claim claim = this.runtime.floor().claim(header.id(), page, header.epoch(), header.seq());
		if (claim.result() == Result.STALE) {
			throw new InvalidStateException(LiveErrorCode.STALE_STATE, "The browser had a newer snapshot");
		}
		return claim;
	}

	/** Claim a new instance for the page and return the epoch of the claim. */
	long first(String id) {
		return this.runtime.floor().claim(id, this.page, 0, 0).epoch();
	}

}
