package org.livespring.test.agreement;

import java.util.function.Consumer;

/**
 * What a user does with a component, and how often the page calls the server meanwhile.
 *
 * @param name what it is about
 * @param calls number of requests that the page sends
 * @param html template of the component {@link Stage}
 * @param steps what the user does
 */
record Scene(String name, int calls, String html, Consumer<Visitor> steps) {

	/** The name of its template. */
	String template() {
		return "scene/" + this.name.replace(' ', '-');
	}

	@Override
	public String toString() {
		return this.name;
	}

}
