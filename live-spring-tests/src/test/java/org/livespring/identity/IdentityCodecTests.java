package org.livespring.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.livespring.state.crypto.KeyRing;
import org.livespring.state.crypto.Signer;

import static org.assertj.core.api.Assertions.assertThat;

class IdentityCodecTests {

	private static final String KEY = "bGl2ZS1zcHJpbmctdGVzdHMta2V5LTAxMjM0NTY3ODk9ZmY=";

	private static final String OTHER_KEY = "b3RoZXItc3ByaW5nLXRlc3RzLWtleS0wMTIzNDU2Nzg5PWZm";

	private static final IdentityToken TOKEN = new IdentityToken("id", "Zoë.bob", "binding", 1_000, 2_000);

	private final IdentityCodec codec = codec("app", KEY);

	private static IdentityCodec codec(String application, String... keys) {
		return new IdentityCodec(KeyRing.of(List.of(keys), application));
	}

	@ParameterizedTest
	@ValueSource(strings = { "bob", "Zoë.bob", "a b;c=\"d\"", "" })
	void readGivesWhatWasWritten(String user) {
		IdentityToken token = new IdentityToken("id", user, "binding", 1_000, 2_000);
		String value = this.codec.write(token);
		assertThat(value).matches("[A-Za-z0-9._-]+");
		assertThat(this.codec.read(value)).isEqualTo(token);
	}

	@Test
	void everyChangedCharacterIsRefused() {
		String value = this.codec.write(TOKEN);
		for (int i = 0; i < value.length(); i++) {
			char changed = (value.charAt(i) == 'A') ? 'B' : 'A';
			assertThat(this.codec.read(value.substring(0, i) + changed + value.substring(i + 1))).isNull();
			assertThat(this.codec.read(value.substring(0, i))).isNull();
		}
		assertThat(this.codec.read(value + "A")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "..", "1", "1.id.binding.1.2.dXNlcg.", "1.id.binding.x.y.dXNlcg.AAAA" })
	void whatIsNoTokenIsRefused(String value) {
		assertThat(this.codec.read(value)).isNull();
	}

	@Test
	void tokenOfAnotherKeyOrApplicationIsRefused() {
		String value = this.codec.write(TOKEN);
		assertThat(codec("app", OTHER_KEY).read(value)).isNull();
		assertThat(codec("other", KEY).read(value)).isNull();
	}

	@Test
	void tokenOfAnOlderKeyIsRead() {
		assertThat(codec("app", OTHER_KEY, KEY).read(this.codec.write(TOKEN))).isEqualTo(TOKEN);
		assertThat(this.codec.read(codec("app", OTHER_KEY, KEY).write(TOKEN))).isNull();
	}

	@Test
	void whatTheKeysSignedForOtherPurposesIsRefused() {
		String text = "1.id.binding.1000.2000." + Base64.getUrlEncoder().encodeToString("bob".getBytes());
		KeyRing keys = KeyRing.of(List.of(KEY), "app");
		for (String purpose : List.of("snapshot", "state", "")) {
			String tag = new Signer(keys.derive(purpose)).sign(text.getBytes(StandardCharsets.UTF_8));
			assertThat(this.codec.read(text + "." + tag)).isNull();
		}
	}

	@Test
	void tokenOfAnotherVersionIsRefused() {
		Signer signer = new Signer(KeyRing.of(List.of(KEY), "app").derive("identity"));
		for (String version : List.of("1", "2")) {
			String text = version + ".id.binding.1000.2000.Ym9i";
			IdentityToken token = this.codec.read(text + "." + signer.sign(text.getBytes(StandardCharsets.UTF_8)));
			assertThat(token)
				.isEqualTo(version.equals("1") ? new IdentityToken("id", "bob", "binding", 1_000, 2_000) : null);
		}
	}

	@Test
	void valueLongerThanACookieIsNotLookedAt() {
		int overhead = this.codec.write(new IdentityToken("", "", "", 0, 0)).length();
		assertThat(this.codec.read(this.codec.write(new IdentityToken("i".repeat(2048 - overhead), "", "", 0, 0))))
			.isNotNull();
		assertThat(this.codec.read(this.codec.write(new IdentityToken("i".repeat(2049 - overhead), "", "", 0, 0))))
			.isNull();
	}

}
