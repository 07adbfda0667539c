package org.livespring.http;

import java.util.Locale;

import org.junit.jupiter.api.Test;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link StatusFailures}. */
class StatusFailuresTests {

	private final StatusFailures failures = new StatusFailures();

	private final StaticMessageSource messages = new StaticMessageSource();

	@Test
	void statusIsThatOfTheFailureOrItsCause() {
		assertThat(StatusFailures.statusOf(new ResponseStatusException(HttpStatus.NOT_FOUND)))
			.isEqualTo(HttpStatus.NOT_FOUND);
		assertThat(StatusFailures.statusOf(new IllegalStateException(new SoldOut()))).isEqualTo(HttpStatus.CONFLICT);
		assertThat(StatusFailures.statusOf(new LiveException(LiveErrorCode.ACCESS_DENIED, "no")))
			.isEqualTo(HttpStatus.FORBIDDEN);
		assertThat(StatusFailures.statusOf(new IllegalStateException())).isNull();
		assertThat(StatusFailures.statusOf(new LiveException(LiveErrorCode.RENDER_FAILED, "no"))).isNull();
	}

	@Test
	void reasonIsACodeOrTheText() {
		this.messages.addMessage("sold.out", Locale.ENGLISH, "Nothing is left.");
		assertThat(text(new SoldOut())).isEqualTo("Nothing is left.");
		assertThat(text(new ResponseStatusException(HttpStatus.CONFLICT, "sold.out"))).isEqualTo("Nothing is left.");
		assertThat(text(new ResponseStatusException(HttpStatus.CONFLICT, "Too late"))).isEqualTo("Too late");
	}

	@Test
	void detailOfAProblemIsTranslatedByItsCode() {
		ErrorResponseException failure = new ErrorResponseException(HttpStatus.CONFLICT,
				ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "Seat 7 is taken"), null, "seat.taken",
				new Object[] { 7 });
		assertThat(text(failure)).isEqualTo("Seat 7 is taken");
		this.messages.addMessage("seat.taken", Locale.ENGLISH, "Somebody sits on {0}.");
		assertThat(text(failure)).isEqualTo("Somebody sits on 7.");
	}

	@Test
	void exceptionThatIsATextIsThat() {
		assertThat(text(new Closed())).isEqualTo("The shop is closed.");
	}

	@Test
	void defectIsNoRefusal() {
		assertThat(this.failures.resolve(new IllegalStateException("broken"))).isNull();
		assertThat(this.failures.resolve(new ResponseStatusException(HttpStatus.BAD_GATEWAY, "secret host"))).isNull();
		assertThat(this.failures.resolve(new LiveException(LiveErrorCode.ACCESS_DENIED, "no"))).isNull();
	}

	private String text(Throwable failure) {
		MessageSourceResolvable text = this.failures.resolve(failure);
		assertThat(text).isNotNull();
		return this.messages.getMessage(text, Locale.ENGLISH);
	}

	@ResponseStatus(code = HttpStatus.CONFLICT, reason = "sold.out")
	private static final class SoldOut extends RuntimeException {

	}

	private static final class Closed extends RuntimeException implements MessageSourceResolvable {

		@Override
		public String[] getCodes() {
			return new String[] { "shop.closed" };
		}

		@Override
		public String getDefaultMessage() {
			return "The shop is closed.";
		}

	}

}
