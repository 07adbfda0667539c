package org.livespring.session;

import java.security.Principal;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

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
	 * Whether a failure says that the user may not do what was asked.
	 * @param failure what a component threw
	 * @return {@code true} to answer {@code ACCESS_DENIED}
	 */
	boolean isDenied(Throwable failure);

}
