package org.livespring.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

import org.livespring.state.crypto.KeyRing;
import org.livespring.state.crypto.Signer;

/**
 * Signs identities for a cookie and verifies them, with keys that nothing else is signed
 * with. Nothing is parsed before it is verified.
 */
public final class IdentityCodec {

	private static final String PURPOSE = "identity";

	private static final String VERSION = "1";

	private static final int MAX_LENGTH = 2048;

	private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

	private final Signer signer;

	public IdentityCodec(KeyRing keys) {
		this.signer = new Signer(keys.derive(PURPOSE));
	}

	/**
	 * Sign an identity.
	 * @param token the identity
	 * @return the value of a cookie
	 */
	public String write(IdentityToken token) {
		String text = String.join(".", VERSION, token.id(), token.binding(), Long.toString(token.since()),
				Long.toString(token.expires()), ENCODER.encodeToString(bytes(token.user())));
		return text + "." + this.signer.sign(bytes(text));
	}

	/**
	 * Verify an identity. Whether it has expired is not looked at.
	 * @param value the value of a cookie
	 * @return the identity, {@code null} if we did not sign it
	 */
	public @Nullable IdentityToken read(String value) {
		int end = value.lastIndexOf('.');
		if (end == -1 || value.length() > MAX_LENGTH) {
			return null;
		}
		String text = value.substring(0, end);
		if (this.signer.verify(bytes(text), value.substring(end + 1)) == Signer.NOT_VERIFIED) {
			return null;
		}
		String[] fields = text.split("\\.", -1);
		if (!fields[0].equals(VERSION)) {
			return null;
		}
		return new IdentityToken(fields[1],
				new String(Base64.getUrlDecoder().decode(fields[5]), StandardCharsets.UTF_8), fields[2],
				Long.parseLong(fields[3]), Long.parseLong(fields[4]));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
