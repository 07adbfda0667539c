package org.livespring.render.jte;

import gg.jte.TemplateOutput;

import org.livespring.render.TextWriter;

/** Writes what a template puts out; numbers without a text of their own. */
final class JteOutput implements TemplateOutput {

	private final TextWriter out;

	JteOutput(TextWriter out) {
		this.out = out;
	}

	@Override
	public void writeContent(String value) {
		this.out.write(value);
	}

	@Override
	public void writeContent(String value, int begin, int end) {
		this.out.write(value, begin, end - begin);
	}

	@Override
	public void writeUserContent(int value) {
		this.out.append(value);
	}

	@Override
	public void writeUserContent(long value) {
		this.out.append(value);
	}

}
