package org.livespring.render;

import java.io.Writer;

/** Collects text without locks. */
public final class TextWriter extends Writer {

	private final StringBuilder text;

	public TextWriter() {
		this(1024);
	}

	public TextWriter(int capacity) {
		this.text = new StringBuilder(capacity);
	}

	@Override
	public void write(int unit) {
		this.text.append((char) unit);
	}

	@Override
	public void write(char[] source, int offset, int length) {
		this.text.append(source, offset, length);
	}

	@Override
	public void write(String source) {
		this.text.append(source);
	}

	@Override
	public void write(String source, int offset, int length) {
		this.text.append(source.substring(offset, offset + length));
	}

	@Override
	public TextWriter append(CharSequence source) {
		this.text.append(source);
		return this;
	}

	/** Write a number as {@link Long#toString(long)} does. */
	public void append(long number) {
		this.text.append(number);
	}

	@Override
	public void flush() {
	}

	@Override
	public void close() {
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
