package org.livespring.instance;

import org.livespring.state.SignedSnapshot;

/**
 * Which snapshot of an instance the browser holds.
 *
 * @param epoch number of the claim by which the instance lives here
 * @param seq sequence of the last update
 * @param action number of the last action contained
 * @param expires when the snapshot expires, in minutes since the epoch
 * @param signed the snapshot
 */
public record InstanceVersion(long epoch, long seq, long action, long expires, SignedSnapshot signed) {

	private static final SignedSnapshot NOTHING = new SignedSnapshot("", "");

	/** Before the first snapshot of a component. */
	static InstanceVersion unsigned(long expires) {
		return new InstanceVersion(0, -1, 0, expires, NOTHING);
	}

	String text() {
		return this.signed.text();
	}

}
