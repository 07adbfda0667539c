package org.livespring.http;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.StringUtils;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.LiveExceptionResolver;

/**
 * Resolves exceptions that declare their own answer: an HTTP status, or a text of the
 * application's messages.
 */
public final class StatusFailures implements LiveExceptionResolver {

	/**
	 * Returns the HTTP status that an exception or one of its causes declares.
	 * @param failure the exception
	 * @return the status, {@code null} if none is declared
	 */
	public static @Nullable HttpStatusCode statusOf(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			HttpStatusCode status = ownStatus(cause);
			if (status != null) {
				return status;
			}
		}
		return null;
	}

	private static @Nullable HttpStatusCode ownStatus(Throwable failure) {
		if (failure instanceof ErrorResponse response) {
			return response.getStatusCode();
		}
		if (failure instanceof LiveException live && live.code() == LiveErrorCode.ACCESS_DENIED) {
			return HttpStatus.FORBIDDEN;
		}
		ResponseStatus marked = mark(failure);
		return (marked != null) ? marked.code() : null;
	}

	private static @Nullable ResponseStatus mark(Throwable failure) {
		return AnnotatedElementUtils.findMergedAnnotation(failure.getClass(), ResponseStatus.class);
	}

	@Override
	public @Nullable MessageSourceResolvable resolve(Throwable failure) {
		if (failure instanceof MessageSourceResolvable resolvable) {
			return resolvable;
		}
		HttpStatusCode status = (failure instanceof LiveException) ? null : ownStatus(failure);
		if (status == null || status.is5xxServerError()) {
			return null;
		}
		if (failure instanceof ErrorResponse response) {
			String detail = (response instanceof ResponseStatusException exception) ? exception.getReason()
					: response.getBody().getDetail();
			return text(detail, response.getDetailMessageArguments(), response.getDetailMessageCode());
		}
		ResponseStatus marked = mark(failure);
		return text((marked != null) ? marked.reason() : null, null);
	}

	/** Returns a text that may itself be a message code, as in Spring MVC for reasons. */
	private static MessageSourceResolvable text(@Nullable String text, Object @Nullable [] arguments, String... codes) {
		String[] all = StringUtils.hasText(text) ? StringUtils.addStringToArray(codes, text) : codes;
		return new DefaultMessageSourceResolvable(all, arguments, StringUtils.hasText(text) ? text : null);
	}

}
