package org.livespring.identity;

import java.security.Principal;

import org.jspecify.annotations.Nullable;

/**
 * Looks up the users of open connections again; the port to the store of the users. A
 * bean of the application replaces the one that asks the {@code UserDetailsService}.
 */
public interface UserCheck {

	/** Knows no users. */
	UserCheck NONE = new UserCheck() {

		@Override
		public boolean covers(Principal user) {
			return false;
		}

		@Override
		public Standing look(String name) {
			return Standing.UNKNOWN;
		}

	};

	/**
	 * Whether a user is looked up at all. Must be fast.
	 * @param user the user of a connection
	 * @return {@code false} to leave the connections of the user alone
	 */
	boolean covers(Principal user);

	/**
	 * Looks up a user. May block.
	 * @param name name of the user
	 * @return what holds for the user now
	 * @throws RuntimeException if the store cannot be asked; no connection is closed then
	 */
	Standing look(String name);

	/**
	 * What holds for a user.
	 *
	 * @param accepted whether the user may be logged in
	 * @param mark a text that is another one once the user has other rights or another
	 * password; {@code null} if the store does not know the user
	 */
	record Standing(boolean accepted, @Nullable String mark) {

		/**
		 * The user is not in the store. This ends the logins of a user who was there.
		 */
		public static final Standing UNKNOWN = new Standing(true, null);

		/** The user may not be logged in any more. */
		public static final Standing REFUSED = new Standing(false, null);

	}

}
