package org.livespring.identity;

import java.time.Clock;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class InMemoryIdentityRevocationsTests {

	private static final Duration LIFE = Duration.ofMinutes(15);

	private final Clock clock = mock();

	private final InMemoryIdentityRevocations revocations = new InMemoryIdentityRevocations(3, this.clock);

	@Test
	void revokedIsRememberedForItsLife() {
		now(0);
		this.revocations.revoke("a", LIFE);
		assertThat(this.revocations.isRevoked("a")).isTrue();
		assertThat(this.revocations.isRevoked("b")).isFalse();
		now(LIFE.toMillis());
		assertThat(this.revocations.isRevoked("a")).isTrue();
		now(LIFE.toMillis() + 1);
		assertThat(this.revocations.isRevoked("a")).isFalse();
	}

	@Test
	void revokedAnewIsRememberedLonger() {
		now(0);
		this.revocations.revoke("a", LIFE);
		now(LIFE.toMillis());
		this.revocations.revoke("a", LIFE);
		now(LIFE.toMillis() + 1);
		assertThat(this.revocations.isRevoked("a")).isTrue();
	}

	@Test
	void oldestIsForgottenFirst() {
		now(0);
		this.revocations.revoke("a", LIFE);
		this.revocations.revoke("b", LIFE);
		this.revocations.revoke("a", LIFE);
		this.revocations.revoke("c", LIFE);
		this.revocations.revoke("d", LIFE);
		assertThat(this.revocations.isRevoked("b")).isFalse();
		assertThat(this.revocations.isRevoked("a")).isTrue();
		assertThat(this.revocations.isRevoked("d")).isTrue();
	}

	private void now(long millis) {
		given(this.clock.millis()).willReturn(millis);
	}

}
