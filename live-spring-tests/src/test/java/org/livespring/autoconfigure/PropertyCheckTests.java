package org.livespring.autoconfigure;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.unit.DataSize;

import org.livespring.test.app.TestApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class PropertyCheckTests {

	@ParameterizedTest
	@ValueSource(
			strings = { "0s", "1ns", "500ms", "1500ms", "-1s", "-1500ms", "59s", "90s", "5m", "90m", "24h", "-2h" })
	void durationReadsAsItIsWritten(String text) {
		assertThat(PropertyCheck.text(DurationStyle.SIMPLE.parse(text))).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0B", "-1, -1B", "1000, 1000B", "131072, 128KB", "-2048, -2KB", "1048576, 1MB", "3221225472, 3GB",
			"1025, 1025B", "1125899906842624, 1024TB" })
	void sizeReadsAsItIsWritten(long bytes, String text) {
		assertThat(PropertyCheck.text(DataSize.ofBytes(bytes))).isEqualTo(text);
	}

	@Test
	void refusalNamesThePropertyItsValueAndWhatToSet() {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(
					() -> new PropertyCheck("live.x").atLeast("time", Duration.ofMillis(499), Duration.ofMillis(500)))
			.satisfies((refusal) -> {
				assertThat(refusal.getName()).isEqualTo("live.x.time");
				assertThat(refusal.getValue()).isEqualTo("499ms");
				assertThat(refusal.getReason()).isEqualTo("Set it to 500ms or more.");
			});
	}

	@Test
	void refusalNamesTheOtherProperty() {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
			.isThrownBy(() -> new PropertyCheck("live.x").atLeast("most", Duration.ofSeconds(1), "least",
					Duration.ofMinutes(1)))
			.satisfies((refusal) -> assertThat(refusal.getReason())
				.isEqualTo("Set it to at least live.x.least, which is 1m."));
	}

	@Test
	void failureOfTheStartSaysWhereTheValueWasWritten(CapturedOutput output) {
		assertThatException().isThrownBy(() -> TestApplication.start("live.limits.rooms=0"));
		assertThat(output).contains("""
				Invalid value '0' for configuration property 'live.limits.rooms' \
				(originating from '"live.limits.rooms" from property source "commandLineArgs"')""")
			.contains("Set it to 1 or more.");
	}

	/** The value that is refused need not be the one that was written. */
	@Test
	void failureOfTheStartShowsADefault(CapturedOutput output) {
		assertThatException().isThrownBy(() -> TestApplication.start("live.heartbeat.keep-alive=2m"));
		assertThat(output).contains("Invalid value '1m' for configuration property 'live.heartbeat.idle'")
			.contains("make it longer than live.heartbeat.keep-alive, which is 2m.");
	}

}
