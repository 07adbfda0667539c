package org.livespring.monitor;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import org.livespring.observe.SecurityEvent;
import org.livespring.observe.SecurityEvent.Kind;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class SecurityLogTests {

	private final AtomicLong now = new AtomicLong();

	private final List<SecurityEvent> published = new CopyOnWriteArrayList<>();

	private final SecurityLog log = new SecurityLog(this.published::add, this.now::get);

	@BeforeEach
	void log() {
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel(SecurityLog.LOGGER, LogLevel.INFO);
	}

	@AfterEach
	void close() {
		this.log.close();
	}

	@Test
	void eventIsOneLineOfALoggerOfItsOwnAndOneEvent(CapturedOutput output) {
		SecurityEvent event = new SecurityEvent(Kind.FOREIGN, "joe \"x\"\nFORGED", "10.0.0.1", "counter", "7", 1);
		this.log.securityEvent(event);
		assertThat(lines(output, Kind.FOREIGN)).singleElement()
			.asString()
			.contains(SecurityLog.LOGGER)
			.endsWith("FOREIGN address=\"10.0.0.1\" user=\"joe \\\"x\\\"\\\\nFORGED\" component=counter connection=7");
		Awaitility.await().until(() -> this.published.size() == 1);
		assertThat(this.published).containsExactly(event);
	}

	@Test
	void floodOfOneClientIsFewEventsAndACount(CapturedOutput output) {
		tell(1000, Kind.TAMPERED, "joe", "10.0.0.1");
		assertThat(lines(output, Kind.TAMPERED)).hasSize(EventLimit.OF_CLIENT);
		// Neither hides another kind or another client
		tell(1, Kind.ORIGIN, "joe", "10.0.0.1");
		tell(1, Kind.TAMPERED, null, "10.0.0.1");
		assertThat(lines(output, Kind.ORIGIN)).hasSize(1);
		assertThat(lines(output, Kind.TAMPERED)).hasSize(EventLimit.OF_CLIENT + 1);
		minutePasses();
		assertThat(lines(output, Kind.TAMPERED)).hasSize(EventLimit.OF_CLIENT + 2)
			.last()
			.asString()
			.endsWith("address=none user=\"joe\" further=995");
		Awaitility.await().until(() -> this.published.stream().mapToLong(SecurityEvent::count).sum() == 1002);
		tell(1, Kind.TAMPERED, "joe", "10.0.0.1");
		assertThat(lines(output, Kind.TAMPERED)).hasSize(EventLimit.OF_CLIENT + 3);
	}

	@Test
	void floodOfManyClientsIsBoundedToo(CapturedOutput output) {
		for (int i = 0; i < 100_000; i++) {
			tell(2, Kind.RATE_LIMITED, null, "2001:db8::" + Integer.toHexString(i));
		}
		assertThat(lines(output, Kind.RATE_LIMITED)).hasSize(EventLimit.OF_NODE);
		minutePasses();
		assertThat(lines(output, Kind.RATE_LIMITED)).hasSizeLessThanOrEqualTo(2 * EventLimit.OF_NODE + 1);
		Awaitility.await().until(() -> this.published.stream().mapToLong(SecurityEvent::count).sum() == 200_000);
	}

	@Test
	void listenerThatHangsHoldsNobodyUp(CapturedOutput output) throws InterruptedException {
		CountDownLatch hung = new CountDownLatch(1);
		AtomicLong heard = new AtomicLong();
		try (SecurityLog slow = new SecurityLog((event) -> {
			await(hung);
			heard.incrementAndGet();
		}, this.now::get)) {
			for (int i = 0; i < 30; i++) {
				for (int j = 0; j < 100; j++) {
					slow.securityEvent(new SecurityEvent(Kind.PROTOCOL, "user" + j, "10.0.0.1", null, null, 1));
				}
				this.now.addAndGet(TimeUnit.MINUTES.toNanos(1));
			}
			hung.countDown();
			Awaitility.await().until(() -> heard.get() == 1001);
			slow.securityEvent(new SecurityEvent(Kind.PROTOCOL, "joe", "10.0.0.1", null, null, 1));
			Awaitility.await().until(() -> heard.get() == 1002);
			assertThat(output.getAll()).contains("1999 security events were not published");
		}
	}

	@Test
	void listenerThatFailsDisturbsNothing(CapturedOutput output) {
		AtomicLong heard = new AtomicLong();
		try (SecurityLog failing = new SecurityLog((event) -> {
			heard.incrementAndGet();
			throw new IllegalStateException("on purpose");
		}, this.now::get)) {
			failing.securityEvent(new SecurityEvent(Kind.DENIED, null, "10.0.0.1", null, null, 1));
			failing.securityEvent(new SecurityEvent(Kind.DENIED, null, "10.0.0.1", null, null, 1));
			Awaitility.await().until(() -> heard.get() == 2);
			Awaitility.await().until(() -> output.getAll().contains("A listener to security events failed"));
		}
	}

	private void tell(int times, Kind kind, @Nullable String user, String address) {
		for (int i = 0; i < times; i++) {
			this.log.securityEvent(new SecurityEvent(kind, user, address, null, null, 1));
		}
	}

	private void minutePasses() {
		this.now.addAndGet(TimeUnit.MINUTES.toNanos(1));
		this.log.check();
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await(20, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static List<String> lines(CapturedOutput output, Kind kind) {
		return output.getAll().lines().filter((line) -> line.contains(kind + " address=")).toList();
	}

}
