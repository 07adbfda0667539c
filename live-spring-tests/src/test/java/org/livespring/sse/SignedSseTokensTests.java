package org.livespring.sse;

import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.livespring.identity.IdentityCodec;
import org.livespring.identity.IdentityToken;
import org.livespring.identity.SignedFields;
import org.livespring.state.crypto.KeyRing;

import static org.assertj.core.api.Assertions.assertThat;

class SignedSseTokensTests {

	private static final String SECRET = "fL3nZ0yXrBqk6o7G1cVtW9uPdSaMeJhI2gQ8wE5xYzA=";

	private final SignedSseTokens tokens = new SignedSseTokens(KeyRing.of(List.of(SECRET), "app"), Clock.systemUTC());

	@Test
	void whatIsWrittenCanBeRead() {
		RoomToken token = new RoomToken("teams/7.x", "Ada.Löw", 12345);
		RoomToken nobody = new RoomToken("news", null, 1);
		assertThat(this.tokens.read(this.tokens.write(token))).isEqualTo(token);
		assertThat(this.tokens.read(this.tokens.write(nobody))).isEqualTo(nobody);
		assertThat(this.tokens.write(token)).matches("[A-Za-z0-9_.-]+");
	}

	@Test
	void longestTokenIsReadAndALongerOneIsNot() {
		List<String> texts = IntStream.range(1, 3000)
			.boxed()
			.flatMap((length) -> Stream.of(1L, 10L).map((expires) -> new RoomToken("x".repeat(length), null, expires)))
			.map(this.tokens::write)
			.toList();
		assertThat(texts).filteredOn((text) -> text.length() == SignedFields.MAX_LENGTH)
			.isNotEmpty()
			.allMatch((text) -> this.tokens.read(text) != null);
		assertThat(texts).filteredOn((text) -> text.length() > SignedFields.MAX_LENGTH)
			.isNotEmpty()
			.allMatch((text) -> this.tokens.read(text) == null);
	}

	@Test
	void everyChangedCharacterIsNoticed() {
		String text = this.tokens.write(new RoomToken("news", "ada", 12345));
		for (int i = 0; i < text.length(); i++) {
			char other = (text.charAt(i) == 'A') ? 'B' : 'A';
			assertThat(this.tokens.read(text.substring(0, i) + other + text.substring(i + 1))).isNull();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "1", "1.2.3.4", "…" })
	void whatIsNoTokenIsRefused(String text) {
		assertThat(this.tokens.read(text)).isNull();
	}

	@Test
	void tokensOfOtherApplicationsAndPurposesAreRefused() {
		KeyRing other = KeyRing.of(List.of(SECRET), "other");
		RoomToken token = new RoomToken("news", "ada", 12345);
		assertThat(this.tokens.read(new SignedSseTokens(other, Clock.systemUTC()).write(token))).isNull();
		assertThat(this.tokens.read(new IdentityCodec(KeyRing.of(List.of(SECRET), "app"))
			.write(new IdentityToken("id", "ada", "binding", 1, 2)))).isNull();
	}

}
