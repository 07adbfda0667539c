package org.livespring.identity;

import org.jspecify.annotations.Nullable;

import org.livespring.state.crypto.KeyRing;

/** Signs identities for cookies and verifies them. */
public final class IdentityCodec {

	private final SignedFields fields;

	public IdentityCodec(KeyRing keys) {
		this.fields = new SignedFields(keys, "identity");
	}

	/**
	 * Signs an identity.
	 * @param token the identity
	 * @return the value of a cookie
	 */
	public String write(IdentityToken token) {
		return this.fields.write(token.id(), token.binding(), Long.toString(token.since()),
				Long.toString(token.expires()), SignedFields.encode(token.user()));
	}

	/**
	 * Verifies an identity, but not whether it has expired.
	 * @param value the value of a cookie
	 * @return the identity, {@code null} if its signature is not valid
	 */
	public @Nullable IdentityToken read(String value) {
		String[] fields = this.fields.read(value);
		return (fields != null) ? new IdentityToken(fields[0], SignedFields.decode(fields[4]), fields[1],
				Long.parseLong(fields[2]), Long.parseLong(fields[3])) : null;
	}

}
