package org.livespring.sample.async;

import org.livespring.AsyncValue;
import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveTask;

/** A component with a value that is loaded slowly or fails to load. */
@LiveComponent
class Forecast {

	private final SlowService service;

	Forecast(SlowService service) {
		this.service = service;
	}

	record State(AsyncValue<String> forecast, boolean failing) {
	}

	State mount() {
		return new State(AsyncValue.loading(), false);
	}

	@LiveTask
	String forecast(State state) throws InterruptedException {
		return this.service.forecast(state.failing());
	}

	@LiveAction
	State load() {
		return new State(AsyncValue.loading(), false);
	}

	@LiveAction
	State fail() {
		return new State(AsyncValue.loading(), true);
	}

}
