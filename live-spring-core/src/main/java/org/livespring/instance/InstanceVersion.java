package org.livespring.instance;

import org.livespring.state.SignedSnapshot;

/**
 * The version of an instance: the snapshot that the browser has.
 *
 * @param epoch epoch of the claim by which this node has the instance
 * @param seq sequence of the last update
 * @param action number of the last action that the snapshot contains
 * @param expires expiry of the snapshot in minutes since 1970
 * @param signed the snapshot
 */
public record InstanceVersion(long epoch, long seq, long action, long expires, SignedSnapshot signed) {

	private static final SignedSnapshot NOTHING = new SignedSnapshot("", "");

	/** Create the version before the first snapshot of a component. */
	static InstanceVersion unsigned(long expires) {
		return new InstanceVersion(0, -1, 0, expires, NOTHING);
	}

	String text() {
		return this.signed.text();
	}

}
