package org.livespring.sample.board;

import org.jspecify.annotations.Nullable;

/** A column of the board. */
enum Column {

	TO_DO("To do"), DOING("Doing"), DONE("Done");

	private final String label;

	Column(String label) {
		this.label = label;
	}

	public String getLabel() {
		return this.label;
	}

	public @Nullable Column getLeft() {
		return (this == TO_DO) ? null : values()[ordinal() - 1];
	}

	public @Nullable Column getRight() {
		return (this == DONE) ? null : values()[ordinal() + 1];
	}

}
