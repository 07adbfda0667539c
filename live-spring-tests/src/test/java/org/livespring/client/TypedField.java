package org.livespring.client;

/** What a field must show after the keys that were pressed in it. */
final class TypedField {

	private final String name;

	private final StringBuilder text = new StringBuilder();

	/** Where the selection began. */
	private int anchor;

	private int caret;

	TypedField(String name) {
		this.name = name;
	}

	String name() {
		return this.name;
	}

	String text() {
		return this.text.toString();
	}

	String seen() {
		return this.name + "|" + this.text + "|" + start() + "|" + stop();
	}

	void type(String letters) {
		replaceSelection(letters);
	}

	void backspace() {
		if (this.anchor == this.caret) {
			selectLeft();
		}
		replaceSelection("");
	}

	void delete() {
		if (this.anchor == this.caret) {
			this.caret = Math.min(this.caret + 1, this.text.length());
		}
		replaceSelection("");
	}

	void left() {
		place((this.anchor == this.caret) ? Math.max(0, this.caret - 1) : start());
	}

	void right() {
		place((this.anchor == this.caret) ? Math.min(this.caret + 1, this.text.length()) : stop());
	}

	void home() {
		place(0);
	}

	void end() {
		place(this.text.length());
	}

	void selectLeft() {
		this.caret = Math.max(0, this.caret - 1);
	}

	void selectHome() {
		this.caret = 0;
	}

	private void replaceSelection(String letters) {
		int start = start();
		this.text.replace(start, stop(), letters);
		place(start + letters.length());
	}

	private void place(int caret) {
		this.anchor = caret;
		this.caret = caret;
	}

	private int start() {
		return Math.min(this.anchor, this.caret);
	}

	private int stop() {
		return Math.max(this.anchor, this.caret);
	}

}
