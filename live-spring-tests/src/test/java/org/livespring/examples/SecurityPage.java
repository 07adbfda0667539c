package org.livespring.examples;

import org.springframework.context.ApplicationEventPublisher;

/** What {@code security.md} supposes. */
abstract class SecurityPage {

	Users users;

	ApplicationEventPublisher events;

	record State(int coins) {
	}

	/** The accounts of the application. */
	interface Users {

		void lock(String name);

	}

}
