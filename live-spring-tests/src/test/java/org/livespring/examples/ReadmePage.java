package org.livespring.examples;

/** What the README supposes. */
abstract class ReadmePage {

	record State(String name) {
	}

}
