package org.livespring.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

import org.livespring.state.crypto.KeyRing;
import org.livespring.state.crypto.Signer;

/**
 * Signed texts for cookies and URLs that consist of fields. Each purpose has keys of its
 * own. A text is verified before it is parsed.
 */
public final class SignedFields {

	/** Longest text that is read, in characters. */
	public static final int MAX_LENGTH = 2048;

	private static final String VERSION = "1";

	private final Signer signer;

	/**
	 * Creates the texts of one purpose.
	 * @param keys the keys of the application
	 * @param purpose the purpose, which decides the keys
	 */
	public SignedFields(KeyRing keys, String purpose) {
		this.signer = new Signer(keys.derive(purpose));
	}

	/**
	 * Signs fields.
	 * @param fields the fields, which must not contain a dot
	 * @return the signed text, which is URL-safe if the fields are
	 */
	public String write(String... fields) {
		String text = VERSION + "." + String.join(".", fields);
		return text + "." + this.signer.sign(bytes(text));
	}

	/**
	 * Verifies a text.
	 * @param text the text
	 * @return its fields, {@code null} if its signature is not valid
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

	/** Encodes any text as a field. */
	public static String encode(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(text));
	}

	/** Decodes the text of a field. */
	public static String decode(String field) {
		return new String(Base64.getUrlDecoder().decode(field), StandardCharsets.UTF_8);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
