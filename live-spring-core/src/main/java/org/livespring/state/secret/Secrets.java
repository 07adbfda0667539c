package org.livespring.state.secret;

import java.security.GeneralSecurityException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.livespring.state.crypto.ValueSeal;

/**
 * Seals the secret values of one snapshot. Most snapshots have none, so keys are derived
 * when the first is met. Used by one thread.
 */
public final class Secrets {

	private final List<byte[]> keys;

	private final int key;

	private final String id;

	private @Nullable ValueSeal seal;

	/**
	 * The secrets of a snapshot.
	 * @param keys keys of all secrets
	 * @param key number of the key the snapshot is signed with
	 * @param id instance id of the snapshot
	 */
	public Secrets(List<byte[]> keys, int key, String id) {
		this.keys = keys;
		this.key = key;
		this.id = id;
	}

	String seal(String name, byte[] plain) {
		return seal().seal(name, plain);
	}

	byte[] open(String sealed) throws GeneralSecurityException {
		return seal().open(sealed);
	}

	private ValueSeal seal() {
		ValueSeal seal = this.seal;
		if (seal == null) {
			seal = new ValueSeal(this.keys.get(this.key), this.id);
			this.seal = seal;
		}
		return seal;
	}

}
