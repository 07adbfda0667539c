package org.livespring.log;

import java.util.List;

import org.apache.commons.logging.Log;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

class PrintableLogTests {

	private static final String FORGED = "a\n2026-01-01 ERROR forged\u001b[31m";

	private static final String SHOWN = "a\\n2026-01-01 ERROR forged\\u001b[31m";

	private final Log target = mock(Log.class);

	private final PrintableLog log = new PrintableLog(this.target);

	@Test
	void everyMessageIsOneLine() {
		given(this.target.isErrorEnabled()).willReturn(true);
		given(this.target.isWarnEnabled()).willReturn(true);
		given(this.target.isInfoEnabled()).willReturn(true);
		given(this.target.isDebugEnabled()).willReturn(true);
		this.log.error(FORGED);
		this.log.warn(FORGED);
		this.log.info(FORGED);
		this.log.debug(FORGED);
		verify(this.target).error(SHOWN);
		verify(this.target).warn(SHOWN);
		verify(this.target).info(SHOWN);
		verify(this.target).debug(SHOWN);
	}

	@Test
	void nothingIsWrittenThatIsNotWanted() {
		this.log.debug(FORGED);
		this.log.debug(FORGED, new IllegalStateException());
		verify(this.target, never()).debug(any());
		verify(this.target, never()).debug(any(), any());
	}

	@Test
	void messagesOfAnExceptionItsCausesAndSuppressedOnesAreEachOneLine() {
		IllegalStateException failure = new IllegalStateException("outer",
				new IllegalArgumentException(FORGED, new RuntimeException("inner")));
		failure.addSuppressed(new RuntimeException(FORGED));
		Throwable written = written(failure);
		assertThat(written).isNotSameAs(failure).hasStackTraceContaining("IllegalStateException: outer");
		assertThat(written.getStackTrace()).isEqualTo(failure.getStackTrace());
		assertThat(written.getCause()).hasMessage("java.lang.IllegalArgumentException: " + SHOWN);
		assertThat(written.getCause().getCause()).hasMessageEndingWith("inner");
		assertThat(List.of(written.getSuppressed())).singleElement()
			.satisfies((each) -> assertThat(each).hasMessageEndingWith(SHOWN));
	}

	@Test
	void exceptionThatIsPrintableIsWrittenItself() {
		IllegalStateException failure = new IllegalStateException("outer", new RuntimeException("inner"));
		assertThat(written(failure)).isSameAs(failure);
	}

	@Test
	void exceptionThatCausedItselfIsWrittenOnce() {
		RuntimeException inner = new RuntimeException(FORGED);
		RuntimeException failure = new RuntimeException("outer", inner);
		inner.initCause(failure);
		assertThat(written(failure).getCause().getCause()).isNull();
	}

	private Throwable written(Throwable failure) {
		given(this.target.isErrorEnabled()).willReturn(true);
		this.log.error("failed", failure);
		ArgumentCaptor<Throwable> written = ArgumentCaptor.forClass(Throwable.class);
		verify(this.target).error(any(), written.capture());
		return written.getValue();
	}

}
