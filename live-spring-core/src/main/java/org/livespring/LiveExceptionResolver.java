package org.livespring;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSourceResolvable;

/**
 * Says what a user is told of an exception that an action or another method of a
 * component threw. Beans of this type are asked in their order; the first answer counts.
 * An exception with an answer is a refusal, not a defect: its call fails with
 * {@link LiveErrorCode#REFUSED}, the text goes to the browser, and the log has one line
 * at debug level. Without a bean this holds for exceptions that are a
 * {@link MessageSourceResolvable}, and, with a status below 500, for those that are an
 * {@link org.springframework.web.ErrorResponse} or marked with
 * {@link org.springframework.web.bind.annotation.ResponseStatus}.
 */
@FunctionalInterface
public interface LiveExceptionResolver {

	/**
	 * Find the text for a user.
	 * @param failure what was thrown
	 * @return the codes, arguments and default of the text for the application's
	 * {@code MessageSource}; {@code null} for an exception that this resolver does not
	 * know
	 */
	@Nullable MessageSourceResolvable resolve(Throwable failure);

}
