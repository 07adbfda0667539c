package org.livespring.state.crypto;

import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.livespring.LiveConfigurationException;
import org.livespring.state.Snapshots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class KeyRingTests {

	private static final String PLAIN = "correct horse battery staple, 12 geese";

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "short", "0123456789012345678901234567890",
			"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
			"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "changemechangemechangemechangemechangeme",
			"please-CHANGE-ME-before-production-0123456789", "my-example-secret-that-is-long-enough-here",
			"your-secret-goes-here-your-secret-goes-here!" })
	void weakSecretIsRefused(String secret) {
		assertThatExceptionOfType(LiveConfigurationException.class)
			.isThrownBy(() -> KeyRing.of(List.of(PLAIN, secret), "shop"))
			.withMessageContaining("live.state.keys")
			.satisfies((ex) -> assertThat(ex.remedy()).contains("live.state.keys", "openssl rand -base64 32"))
			.satisfies((ex) -> assertThat(secret.isBlank() || !ex.getMessage().contains(secret)).isTrue());
	}

	@Test
	void base64CountsDecoded() {
		byte[] bytes = new byte[31];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) (i * 37);
		}
		String base64 = Base64.getEncoder().encodeToString(bytes);
		assertThat(base64).hasSizeGreaterThan(32);
		assertThatExceptionOfType(LiveConfigurationException.class)
			.isThrownBy(() -> KeyRing.of(List.of(base64), "shop"))
			.withMessageContaining("31 bytes");
	}

	@Test
	void eightDifferentBytesAreEnough() {
		assertThat(key("abcdefgh".repeat(4) + "!!")).isNotEmpty();
		assertThat(key("!bcdefgh".repeat(4) + "!")).isNotEmpty();
		assertThatExceptionOfType(LiveConfigurationException.class)
			.isThrownBy(() -> KeyRing.of(List.of("!bcdefg".repeat(5)), "shop"))
			.withMessageContaining("not random");
	}

	@Test
	void allWritingsOfBase64AreTheSameSecret() {
		String standard = "+/3nZ0yXrBqk6o7G1cVtW9uPdSaMeJhI2gQ8wE5xYzA=";
		String urlSafe = "-_3nZ0yXrBqk6o7G1cVtW9uPdSaMeJhI2gQ8wE5xYzA";
		assertThat(key(standard)).isEqualTo(key(urlSafe)).isEqualTo(key(" " + standard + "\n"));
	}

	@Test
	void noSecretsAreRefused() {
		assertThatExceptionOfType(LiveConfigurationException.class).isThrownBy(() -> KeyRing.of(List.of(), "shop"));
	}

	@Test
	void onlyARandomKeyIsRandom() {
		assertThat(KeyRing.random("shop").isRandom()).isTrue();
		assertThat(KeyRing.of(List.of(PLAIN), "shop").isRandom()).isFalse();
	}

	@Test
	void keysDifferBySecretPurposeAndApplication() {
		Set<String> keys = new HashSet<>();
		for (String secret : List.of(PLAIN, PLAIN + "!")) {
			for (String purpose : List.of("snapshot", "seal")) {
				for (String application : List.of("shop", "shop2", "")) {
					byte[] key = KeyRing.of(List.of(secret), application).derive(purpose).get(0);
					assertThat(key).hasSize(32);
					keys.add(HexFormat.of().formatHex(key));
				}
			}
		}
		assertThat(keys).hasSize(12);
	}

	/**
	 * A change of the derivation makes all snapshots worthless and needs another version.
	 */
	@Test
	void derivationStaysTheSame() {
		assertThat(HexFormat.of().formatHex(key(Snapshots.KEY)))
			.isEqualTo("8095823e2d0631430214bce16f1c03160107ee5db5f8889179091c8162a54103");
	}

	private static byte[] key(String secret) {
		return KeyRing.of(List.of(secret), "shop").derive("snapshot").get(0);
	}

}
