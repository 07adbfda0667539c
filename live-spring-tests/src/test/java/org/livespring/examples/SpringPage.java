package org.livespring.examples;

/** What {@code spring.md} supposes. */
abstract class SpringPage {

	record State(String room) {
	}

	record Posted(String text) {
	}

}
