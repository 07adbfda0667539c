package org.livespring.examples;

/** What {@code security.md} supposes. */
abstract class SecurityPage {

	record State(int coins) {
	}

}
