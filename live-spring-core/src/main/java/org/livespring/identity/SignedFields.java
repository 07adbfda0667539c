package org.livespring.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

import org.livespring.state.crypto.KeyRing;
import org.livespring.state.crypto.Signer;

/**
 * Texts for cookies and URLs whose fields are signed, with keys that nothing else is
 * signed with. Nothing is parsed before it is verified.
 */
public final class SignedFields {

	/** Longer texts are not looked at. */
	public static final int MAX_LENGTH = 2048;

	private static final String VERSION = "1";

	private final Signer signer;

	/**
	 * Create the texts of one purpose.
	 * @param keys the keys of the application
	 * @param purpose tells them from other texts
	 */
	public SignedFields(KeyRing keys, String purpose) {
		this.signer = new Signer(keys.derive(purpose));
	}

	/**
	 * Sign fields.
	 * @param fields the fields, none with a dot
	 * @return a text of URL-safe characters, if the fields are
	 */
	public String write(String... fields) {
		String text = VERSION + "." + String.join(".", fields);
		return text + "." + this.signer.sign(bytes(text));
	}

	/**
	 * Verify a text.
	 * @param text the text
	 * @return its fields, {@code null} if we did not sign it
	 */
	public String @Nullable [] read(String text) {
		int end = text.lastIndexOf('.');
		if (end == -1 || text.length() > MAX_LENGTH) {
			return null;
		}
		String signed = text.substring(0, end);
		boolean ours = this.signer.verify(bytes(signed), text.substring(end + 1)) != Signer.NOT_VERIFIED
				&& signed.startsWith(VERSION + ".");
		return ours ? signed.substring(VERSION.length() + 1).split("\\.", -1) : null;
	}

	/** Any text as a field. */
	public static String encode(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(text));
	}

	/** The text that was made a field. */
	public static String decode(String field) {
		return new String(Base64.getUrlDecoder().decode(field), StandardCharsets.UTF_8);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
