package org.livespring.state;

import java.nio.charset.StandardCharsets;

import org.livespring.LiveErrorCode;
import org.livespring.state.crypto.KeyRing;
import org.livespring.state.crypto.Signer;

/**
 * Any text is refused without our signature. With it, which only a stolen key gives, it
 * is a snapshot or refused.
 */
public final class SnapshotFuzz {

	private static final KeyRing KEYS = Snapshots.keys(Snapshots.KEY);

	private static final SnapshotCodec CODEC = Snapshots.codec(KEYS);

	private static final Signer SIGNER = new Signer(KEYS.derive("snapshot"));

	private SnapshotFuzz() {
	}

	public static void fuzzerTestOneInput(byte[] data) {
		String text = new String(data, StandardCharsets.UTF_8);
		String tag = SIGNER.sign(text.getBytes(StandardCharsets.UTF_8));
		refused(new SignedSnapshot(text, text));
		refused(new SignedSnapshot(text, (tag.startsWith("A") ? "B" : "A") + tag.substring(1)));
		try {
			CODEC.verify(new SignedSnapshot(text, tag)).accept(Snapshots.TYPE, Snapshots.presenter());
		}
		catch (InvalidStateException ex) {
			// Refused
		}
	}

	private static void refused(SignedSnapshot signed) {
		try {
			CODEC.verify(signed);
		}
		catch (InvalidStateException ex) {
			if (ex.code() == LiveErrorCode.INVALID_STATE) {
				return;
			}
		}
		throw new IllegalStateException("Taken without a signature");
	}

}
