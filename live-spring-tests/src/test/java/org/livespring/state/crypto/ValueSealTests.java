package org.livespring.state.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The form of a sealed value: a nonce from its name and value, under the instance id. */
class ValueSealTests {

	private static final byte[] ROOT = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

	private final ValueSeal seal = new ValueSeal(ROOT, "abc");

	@Test
	void noncesDifferByValue() {
		assertThat(nonce("token", "1")).isNotEqualTo(nonce("token", "2")).isEqualTo(nonce("token", "1"));
	}

	@Test
	void noncesDifferWhereNameAndValueTogetherAreTheSame() {
		assertThat(nonce("ab", "c")).isNotEqualTo(nonce("a", "bc"));
	}

	@Test
	void emptyValueComesBack() throws GeneralSecurityException {
		assertThat(this.seal.open(this.seal.seal("token", new byte[0]))).isEmpty();
	}

	@Test
	void instanceIdIsAuthenticated() throws GeneralSecurityException {
		byte[] sealed = sealed("token", "value");
		byte[] id = "abc".getBytes(StandardCharsets.US_ASCII);
		assertThat(decrypt(sealed, id)).isEqualTo("value");
		assertThatExceptionOfType(AEADBadTagException.class).isThrownBy(() -> decrypt(sealed, new byte[0]));
	}

	private static String decrypt(byte[] sealed, byte[] authenticated) throws GeneralSecurityException {
		byte[] key = Hkdf.expand(Hkdf.expand(ROOT, "abc"), "value");
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"),
				new GCMParameterSpec(128, Arrays.copyOf(sealed, 12)));
		cipher.updateAAD(authenticated);
		return new String(cipher.doFinal(sealed, 12, sealed.length - 12), StandardCharsets.UTF_8);
	}

	private byte[] nonce(String name, String value) {
		return Arrays.copyOf(sealed(name, value), 12);
	}

	private byte[] sealed(String name, String value) {
		return Base64.getUrlDecoder().decode(this.seal.seal(name, value.getBytes(StandardCharsets.UTF_8)));
	}

}
