package org.livespring.claim;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InMemoryActionClaimsTests {

	private final Clock now = Clock.fixed(Instant.parse("2026-05-04T10:00:00Z"), ZoneOffset.UTC);

	@Test
	void callIsClaimedOnce() {
		InMemoryActionClaims claims = new InMemoryActionClaims(10, Duration.ofHours(1), this.now);
		assertThat(claims.claim("a", 1)).isTrue();
		assertThat(claims.claim("a", 1)).isFalse();
		assertThat(claims.claim("a", 2)).isTrue();
		assertThat(claims.claim("b", 1)).isTrue();
	}

	@Test
	void newestAreRemembered() {
		InMemoryActionClaims claims = new InMemoryActionClaims(2, Duration.ofHours(1), this.now);
		for (long number = 1; number <= 3; number++) {
			claims.claim("a", number);
		}
		assertThat(claims.size()).isEqualTo(2);
		assertThat(claims.claim("a", 3)).isFalse();
		assertThat(claims.claim("a", 2)).isFalse();
		assertThat(claims.claim("a", 1)).isTrue();
	}

	@Test
	void expiredAreForgotten() {
		InMemoryActionClaims claims = new InMemoryActionClaims(10, Duration.ofMillis(-1), this.now);
		claims.claim("a", 1);
		assertThat(claims.claim("a", 1)).isTrue();
		assertThat(claims.size()).isZero();
	}

}
