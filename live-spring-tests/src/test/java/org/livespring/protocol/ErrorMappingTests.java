package org.livespring.protocol;

import org.junit.jupiter.api.Test;

import org.livespring.LiveErrorCode;
import org.livespring.state.InvalidStateException;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorMappingTests {

	@Test
	void intendedFailuresTellTheirCode() {
		assertThat(ErrorMapping.codeOf(new InvalidStateException(LiveErrorCode.EXPIRED_STATE, "old")))
			.isEqualTo(LiveErrorCode.EXPIRED_STATE);
	}

	@Test
	void allElseIsInternal() {
		assertThat(ErrorMapping.codeOf(new StackOverflowError())).isEqualTo(LiveErrorCode.INTERNAL_ERROR);
		assertThat(ErrorMapping.codeOf(new IllegalStateException("secret"))).isEqualTo(LiveErrorCode.INTERNAL_ERROR);
	}

	@Test
	void refusedFrameTellsItsCodeAndItsRequest() {
		FrameException refused = new FrameException(LiveErrorCode.MALFORMED_FRAME, "", 3L, null);
		assertThat(ErrorMapping.codeOf(refused)).isEqualTo(LiveErrorCode.MALFORMED_FRAME);
		assertThat(refused.requestId()).isEqualTo(3);
	}

}
