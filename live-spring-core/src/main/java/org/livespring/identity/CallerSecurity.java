package org.livespring.identity;

import java.security.Principal;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

/**
 * Runs the code of components as the user of the connection; the port to the security of
 * the application.
 */
public interface CallerSecurity {

	/**
	 * For applications without Spring Security, which get the user only as an argument.
	 */
	CallerSecurity NONE = new CallerSecurity() {

		@Override
		public <T> T callAs(@Nullable Principal user, Supplier<T> call) {
			return call.get();
		}

		@Override
		public boolean isDenied(Throwable failure) {
			return false;
		}

	};

	/**
	 * Runs code as a user and restores the previous security context of the thread
	 * afterwards.
	 * @param <T> the type of the result
	 * @param user the user, {@code null} if not logged in
	 * @param call the code to run
	 * @return its result
	 */
	<T> T callAs(@Nullable Principal user, Supplier<T> call);

	/**
	 * Creates the exception which says that the user may not do what was asked.
	 * @param message what was asked
	 * @return an exception with the code {@code ACCESS_DENIED}, which the security of the
	 * application can also handle if it ends the rendering of a page
	 */
	default LiveException denial(String message) {
		return new LiveException(LiveErrorCode.ACCESS_DENIED, message);
	}

	/**
	 * Whether an exception says that access is denied.
	 * @param failure the exception of a component
	 * @return {@code true} to answer {@code ACCESS_DENIED}
	 */
	boolean isDenied(Throwable failure);

	/**
	 * Whether a failure or one of its causes says that the user may not do what was
	 * asked.
	 * @param failure what ended the rendering of a page
	 * @return {@code true} if the security of the application answers it
	 */
	default boolean isCausedByDenial(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (isDenied(cause)) {
				return true;
			}
		}
		return false;
	}

}
