package org.livespring.sample.async;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import org.livespring.AsyncValue;
import org.livespring.LiveContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

/** Tests for {@link Export}. */
class ExportTests {

	private final Export export = new Export(new SlowService(Duration.ZERO));

	@Test
	void nothingIsUnderWayAtFirst() {
		assertThat(this.export.mount()).isEqualTo(new Export.State(AsyncValue.idle(), 0));
	}

	@Test
	void startBeginsAtZero() {
		assertThat(this.export.start()).isEqualTo(new Export.State(AsyncValue.loading(), 0));
	}

	@Test
	void exportReportsEachPercent() throws InterruptedException {
		List<Integer> reported = run(this.export.start());
		assertThat(reported).hasSize(100).startsWith(1, 2).endsWith(99, 100);
	}

	@Test
	void exportGoesOnWhereItWas() throws InterruptedException {
		assertThat(run(new Export.State(AsyncValue.loading(), 97))).containsExactly(98, 99, 100);
	}

	private List<Integer> run(Export.State start) throws InterruptedException {
		List<Integer> reported = new ArrayList<>();
		LiveContext live = mock();
		willAnswer((call) -> {
			UnaryOperator<Export.State> change = call.getArgument(0);
			reported.add(change.apply(start).percent());
			return null;
		}).given(live).update(any());
		assertThat(this.export.export(start, live)).isEqualTo("report.csv");
		return reported;
	}

}
