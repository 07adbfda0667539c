package org.livespring.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How long snapshots are good, to the minute. */
class SnapshotLifeTests {

	private static final Instant FULL_MINUTE = Instant.parse("2026-05-04T10:00:00Z");

	@ParameterizedTest
	@CsvSource({ "0, 0", "1, 1", "59999, 1" })
	void expiryIsTheNextFullMinuteAfterLifeAndSkew(long millis, long more) {
		Instant end = FULL_MINUTE.plus(Duration.ofHours(24)).plusSeconds(60);
		assertThat(at(FULL_MINUTE.plusMillis(millis)).expiry()).isEqualTo(end.getEpochSecond() / 60 + more);
	}

	@Test
	void snapshotIsGoodUpToItsLastMillisecond() {
		SignedSnapshot signed = at(FULL_MINUTE).write(Snapshots.snapshot());
		Instant end = Instant.ofEpochSecond(Snapshots.header().expires() * 60);
		assertThat(at(end).verify(signed).header()).isEqualTo(Snapshots.header());
	}

	@Test
	void expiryStaysInTheFirstHalfOfTheLife() {
		long expires = at(FULL_MINUTE).expiry();
		Instant half = Instant.ofEpochSecond(expires * 60).minus(Duration.ofHours(12));
		assertThat(at(FULL_MINUTE.plusSeconds(60)).renewed(expires)).isEqualTo(expires);
		assertThat(at(half.minusMillis(1)).renewed(expires)).isEqualTo(expires);
		assertThat(at(half.minusMillis(1)).isRenewable(expires)).isFalse();
	}

	@Test
	void expiryIsRenewedInTheSecondHalfOfTheLife() {
		long expires = at(FULL_MINUTE).expiry();
		Instant half = Instant.ofEpochSecond(expires * 60).minus(Duration.ofHours(12));
		assertThat(at(half).renewed(expires)).isEqualTo(at(half).expiry()).isGreaterThan(expires);
		assertThat(at(half).isRenewable(expires)).isTrue();
	}

	@Test
	void nothingIsAcceptedLongerThanTheLongestLife() {
		Duration life = Duration.ofHours(24);
		assertThat(SnapshotCodec.longest(life)).isEqualTo(life.plusMinutes(3));
		Instant written = FULL_MINUTE.plusMillis(1);
		Instant end = Instant.ofEpochSecond(at(written).expiry() * 60);
		assertThat(Duration.between(written.minusSeconds(60), end)).isLessThanOrEqualTo(SnapshotCodec.longest(life));
	}

	private static SnapshotCodec at(Instant now) {
		return Snapshots.codec(Snapshots.keys(Snapshots.KEY), Clock.fixed(now, ZoneOffset.UTC), false);
	}

}
