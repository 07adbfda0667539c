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
 * Exceptions that say themselves what answer they want: by an HTTP status, or a text of
 * the application's messages.
 */
public final class StatusFailures implements LiveExceptionResolver {

	/**
	 * The status that a failure of a page asks for, itself or by a cause.
	 * @param failure what was thrown
	 * @return the status, {@code null} if it asks for none
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

	/** The text can itself be a code, as Spring MVC has it for reasons. */
	private static MessageSourceResolvable text(@Nullable String text, Object @Nullable [] arguments, String... codes) {
		String[] all = StringUtils.hasText(text) ? StringUtils.addStringToArray(codes, text) : codes;
		return new DefaultMessageSourceResolvable(all, arguments, StringUtils.hasText(text) ? text : null);
	}

}
