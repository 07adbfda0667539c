package org.livespring.instance;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.support.StaticMessageSource;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.identity.CallerSecurity;
import org.livespring.protocol.FrameCodec;
import org.livespring.protocol.FrameException;
import org.livespring.protocol.ServerFrame.ErrorFrame;
import org.livespring.protocol.WireForm;
import org.livespring.state.InvalidStateException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class FailureReporterTests {

	private final FailureReporter reporter = new FailureReporter(new StaticMessageSource(), CallerSecurity.NONE,
			List.of(), false);

	@Test
	void intendedFailuresTellTheirCode() {
		assertThat(report(new InvalidStateException(LiveErrorCode.EXPIRED_STATE, "old")).code())
			.isEqualTo(LiveErrorCode.EXPIRED_STATE);
	}

	@Test
	void allElseIsInternal() {
		assertThat(report(new StackOverflowError()).code()).isEqualTo(LiveErrorCode.INTERNAL_ERROR);
		ErrorFrame error = report(new IllegalStateException("secret"));
		assertThat(error.code()).isEqualTo(LiveErrorCode.INTERNAL_ERROR);
		assertThat(error.message()).doesNotContain("secret");
	}

	@Test
	void refusedFrameTellsItsCode() {
		FrameCodec codec = new FrameCodec(WireForm.COMPACT, new JsonMapper());
		FrameException refused = catchThrowableOfType(FrameException.class, () -> codec.readClient("[4,3,5]"));
		assertThat(report(refused).code()).isEqualTo(LiveErrorCode.MALFORMED_FRAME);
		assertThat(refused.requestId()).isEqualTo(3);
	}

	@Test
	void wrongNameIsToldUnderDevelopmentOnly() {
		LiveException failure = new LiveException(LiveErrorCode.UNKNOWN_ACTION, "Component 'a' has no action 'typo'");
		assertThat(report(new LiveException(LiveErrorCode.UNKNOWN_COMPONENT,
				"There is no component 'chat-rom'; did you mean 'chat-room'?"))
			.message()).doesNotContain("chat");
		FailureReporter development = new FailureReporter(new StaticMessageSource(), CallerSecurity.NONE, List.of(),
				true);
		assertThat(report(failure).message()).isEqualTo("Something went wrong.");
		assertThat(development.report(failure, LiveErrorCode.INTERNAL_ERROR, null, null, Locale.ENGLISH).message())
			.isEqualTo("Component 'a' has no action 'typo'");
	}

	private ErrorFrame report(Throwable failure) {
		return this.reporter.report(failure, LiveErrorCode.INTERNAL_ERROR, null, null, Locale.ENGLISH);
	}

}
