package org.livespring.sample.async;

import org.livespring.Async;
import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveTask;

/** A value that comes late or not at all. */
@LiveComponent
class Forecast {

	private final SlowService service;

	Forecast(SlowService service) {
		this.service = service;
	}

	record State(Async<String> forecast, boolean failing) {
	}

	State mount() {
		return new State(Async.loading(), false);
	}

	@LiveTask
	String forecast(State state) throws InterruptedException {
		return this.service.forecast(state.failing());
	}

	@LiveAction
	State load() {
		return new State(Async.loading(), false);
	}

	@LiveAction
	State fail() {
		return new State(Async.loading(), true);
	}

}
