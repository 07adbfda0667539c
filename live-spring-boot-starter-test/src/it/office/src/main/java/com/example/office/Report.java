package com.example.office;

import org.livespring.AsyncValue;
import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveTask;

/** A figure that takes long. */
@LiveComponent
class Report {

	private final Accounts accounts;

	Report(Accounts accounts) {
		this.accounts = accounts;
	}

	record State(AsyncValue<Integer> turnover) {
	}

	State mount() {
		return new State(AsyncValue.idle());
	}

	@LiveAction
	State load() {
		return new State(AsyncValue.loading());
	}

	@LiveTask
	Integer turnover() {
		return this.accounts.turnover();
	}

}
