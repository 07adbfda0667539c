package org.livespring.protocol;

import org.junit.jupiter.api.Test;

import org.livespring.InvalidStateException;
import org.livespring.LiveErrorCode;

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
	void onlyFramesKnowTheirRequest() {
		assertThat(ErrorMapping.requestIdOf(new FrameException(LiveErrorCode.MALFORMED_FRAME, "", 3L, null)))
			.isEqualTo(3);
		assertThat(ErrorMapping.requestIdOf(new IllegalStateException())).isNull();
	}

}
