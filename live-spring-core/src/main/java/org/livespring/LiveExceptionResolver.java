package org.livespring;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSourceResolvable;

/**
 * Maps an exception that a component method threw to a text for the user. An application
 * implements it as a Spring bean. Several beans are asked in their order, and the first
 * text is used. An exception with a text counts as a refusal, not as a defect: the call
 * fails with {@link LiveErrorCode#REFUSED}, the browser shows the text, and the log has
 * one line at debug level.
 * <p>
 * Without a resolver, exceptions that implement {@link MessageSourceResolvable} are
 * refusals, and also, if their status is below 500, exceptions that implement
 * {@link org.springframework.web.ErrorResponse} or are annotated with
 * {@link org.springframework.web.bind.annotation.ResponseStatus}.
 */
@FunctionalInterface
public interface LiveExceptionResolver {

	/**
	 * Find the text for the user.
	 * @param failure the exception of the component method
	 * @return the text's codes, arguments and default message, resolved by the
	 * application's {@code MessageSource}; {@code null} if this resolver does not handle
	 * the exception
	 */
	@Nullable MessageSourceResolvable resolve(Throwable failure);

}
