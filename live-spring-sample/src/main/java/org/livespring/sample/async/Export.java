package org.livespring.sample.async;

import org.livespring.AsyncValue;
import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveTask;

/**
 * A component with a long task that reports its progress. The progress is state, so that
 * the task continues where it was if the component is restored on another node.
 */
@LiveComponent
class Export {

	private final SlowService service;

	Export(SlowService service) {
		this.service = service;
	}

	record State(AsyncValue<String> export, int percent) {

		State at(int percent) {
			return new State(this.export, percent);
		}

	}

	State mount() {
		return new State(AsyncValue.idle(), 0);
	}

	@LiveAction
	State start() {
		return new State(AsyncValue.loading(), 0);
	}

	@LiveTask
	String export(State state, LiveContext live) throws InterruptedException {
		for (int part = state.percent() + 1; part <= 100; part++) {
			this.service.exportPart();
			int percent = part;
			live.<State>update((current) -> current.at(percent));
		}
		return "report.csv";
	}

}
