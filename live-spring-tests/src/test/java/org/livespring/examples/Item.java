package org.livespring.examples;

/** An item of the lists in templates; public, since compiled templates name it. */
public record Item(String id, String name) {

	public String title() {
		return this.name;
	}

}
