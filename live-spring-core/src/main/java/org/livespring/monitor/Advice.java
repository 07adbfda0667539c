package org.livespring.monitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Derives advice to the author of a component from its figures. */
public final class Advice {

	private static final Duration SLOW = Duration.ofMillis(500);

	private static final Duration LONG_WAIT = Duration.ofMillis(200);

	private static final int LARGE_SNAPSHOT = 32 * 1024;

	/** Number of calls below which durations are not judged. */
	private static final int ENOUGH = 10;

	private Advice() {
	}

	/**
	 * Returns advice for a component.
	 * @param figures the figures
	 * @return sentences for display, empty if there is no advice
	 */
	public static List<String> of(ComponentFigures figures) {
		List<String> advice = new ArrayList<>();
		if (figures.failed() > 0) {
			advice.add(figures.failed() + " of " + figures.calls()
					+ " calls failed: the logger org.livespring.instance.FailureReporter writes each stack trace.");
		}
		if (figures.snapshot() > LARGE_SNAPSHOT) {
			advice.add("The state takes " + figures.snapshot() / 1024
					+ " KB in the browser: keep ids in it and derive the rest in a 'view' method.");
		}
		if (figures.calls() >= ENOUGH) {
			addSlow(figures, advice);
		}
		return advice;
	}

	private static void addSlow(ComponentFigures figures, List<String> advice) {
		if (figures.mean().compareTo(SLOW) > 0) {
			advice.add("Calls take " + figures.mean().toMillis()
					+ " ms on average: move work that blocks to a @LiveTask.");
		}
		if (figures.rendering() > 0.8 && figures.mean().toMillis() > 20) {
			advice
				.add("Rendering takes most of the time: give the loops of the template keys, or split the component.");
		}
		if (figures.waited().compareTo(LONG_WAIT) > 0) {
			advice.add("Calls wait " + figures.waited().toMillis()
					+ " ms for their turn: raise live.executor.action-threads or make actions shorter.");
		}
	}

}
