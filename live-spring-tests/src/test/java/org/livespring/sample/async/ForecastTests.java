package org.livespring.sample.async;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Tests for {@link Forecast}. */
class ForecastTests {

	private final Forecast forecast = new Forecast(new SlowService(Duration.ZERO));

	@Test
	void forecastIsDueFromTheBeginning() throws InterruptedException {
		Forecast.State state = this.forecast.mount();
		assertThat(state.forecast().isLoading()).isTrue();
		assertThat(this.forecast.forecast(state)).contains("Sunny");
	}

	@Test
	void failMakesTheNextOneFail() {
		Forecast.State state = this.forecast.fail();
		assertThat(state.forecast().isLoading()).isTrue();
		assertThatIllegalStateException().isThrownBy(() -> this.forecast.forecast(state));
	}

	@Test
	void loadTriesAgainWithoutTheFailure() throws InterruptedException {
		Forecast.State state = this.forecast.load();
		assertThat(state.forecast().isLoading()).isTrue();
		assertThat(this.forecast.forecast(state)).isNotEmpty();
	}

}
