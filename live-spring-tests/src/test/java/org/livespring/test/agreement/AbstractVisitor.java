package org.livespring.test.agreement;

import java.util.ArrayList;
import java.util.List;

/** Writes down what a page sends and shows. */
abstract class AbstractVisitor implements Visitor {

	private final String name;

	private final List<String> transcript;

	private int calls;

	AbstractVisitor(String name, List<String> transcript) {
		this.name = name;
		this.transcript = transcript;
	}

	/** Do a step and write down what it brought. */
	final void step(String step, Runnable run) {
		run.run();
		settle();
		List<String> calls = takeCalls();
		this.calls += calls.size();
		List<String> lines = new ArrayList<>();
		lines.add(this.name + " " + step);
		calls.forEach((call) -> lines.add("  " + call));
		lines.addAll(shown());
		this.transcript.add(String.join("\n", lines));
	}

	abstract void settle();

	/** The requests since the last step. */
	abstract List<String> takeCalls();

	/** The page as text. */
	abstract List<String> shown();

	@Override
	public final List<String> transcript() {
		return this.transcript;
	}

	@Override
	public final int calls() {
		return this.calls;
	}

}
