package org.livespring.identity;

import java.security.Principal;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.component.GuardedCall;

/** Runs component code as its user; the port to the security of the application. */
public interface CallerSecurity {

	/** For applications without Spring Security: the user is an argument and no more. */
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
	 * Run code as a user and restore what the thread had before.
	 * @param <T> the type of the result
	 * @param user the user, {@code null} when not logged in
	 * @param call what to run
	 * @return its result
	 */
	<T> T callAs(@Nullable Principal user, Supplier<T> call);

	/**
	 * Ask what guards a method of a component, without calling it. Runs inside
	 * {@link #callAs}.
	 * @param call the call
	 * @throws RuntimeException one that {@link #isDenied} if the user may not make it
	 */
	default void check(GuardedCall call) {
	}

	/**
	 * Say that the user may not do what was asked.
	 * @param message what was asked
	 * @return a failure with the code {@code ACCESS_DENIED}, to which the security of the
	 * application knows an answer also where it ends a page
	 */
	default LiveException denial(String message) {
		return new LiveException(LiveErrorCode.ACCESS_DENIED, message);
	}

	/**
	 * Whether a failure says that the user may not do what was asked.
	 * @param failure what a component threw
	 * @return {@code true} to answer {@code ACCESS_DENIED}
	 */
	boolean isDenied(Throwable failure);

}
