package org.livespring.sample.search;

/** A book of the catalogue. */
record Book(int id, String title, String author, Genre genre, int year) {

	int decade() {
		return this.year / 10 * 10;
	}

}
