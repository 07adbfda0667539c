package org.livespring.examples;

/** What {@code state.md} supposes. */
abstract class StatePage {

	record State(String text) {
	}

	record Note(String text) {
	}

	record Payment(int cents) {
	}

}
