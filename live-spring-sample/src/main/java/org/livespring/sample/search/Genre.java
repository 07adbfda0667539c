package org.livespring.sample.search;

/** The genre of a book. */
enum Genre {

	ADVENTURE("Adventure"), BIOGRAPHY("Biography"), CRIME("Crime"), FANTASY("Fantasy"), HISTORY("History"),
	POETRY("Poetry"), ROMANCE("Romance"), SCIENCE_FICTION("Science fiction"), TRAVEL("Travel");

	private final String label;

	Genre(String label) {
		this.label = label;
	}

	public String getLabel() {
		return this.label;
	}

}
