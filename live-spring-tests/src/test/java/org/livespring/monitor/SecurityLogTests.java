package org.livespring.monitor;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import org.livespring.observe.SecurityEvent;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class SecurityLogTests {

	private final AtomicLong now = new AtomicLong();

	private final SecurityLog log = new SecurityLog(this.now::get);

	@BeforeEach
	void log() {
		LoggingSystem.get(getClass().getClassLoader()).setLogLevel(SecurityLog.LOGGER, LogLevel.INFO);
	}

	@Test
	void eventIsOneLineOfALoggerOfItsOwn(CapturedOutput output) {
		this.log.securityEvent(SecurityEvent.FOREIGN, "7", "counter");
		assertThat(output.getAll().lines().filter((line) -> line.contains("FOREIGN"))).singleElement()
			.asString()
			.contains(SecurityLog.LOGGER)
			.endsWith("FOREIGN connection 7 component counter");
	}

	@Test
	void eventsThatComeInMassesAreCountedInsteadOfLogged(CapturedOutput output) {
		for (int i = 0; i < 1000; i++) {
			this.log.securityEvent(SecurityEvent.TAMPERED, null, null);
		}
		assertThat(lines(output)).isEqualTo(20);
		this.log.securityEvent(SecurityEvent.ORIGIN, null, null);
		assertThat(output.getAll()).contains("ORIGIN");
		this.now.addAndGet(TimeUnit.MINUTES.toNanos(2));
		this.log.securityEvent(SecurityEvent.TAMPERED, null, null);
		assertThat(output.getAll()).contains("(and 980 before that were not logged)");
		assertThat(lines(output)).isEqualTo(21);
	}

	private static long lines(CapturedOutput output) {
		return output.getAll().lines().filter((line) -> line.contains("TAMPERED")).count();
	}

}
