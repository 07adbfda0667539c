package org.livespring.test.app;

import org.livespring.LiveAction;
import org.livespring.LiveContext;
import org.livespring.LiveSecret;

/** A component that knows what nobody else may know. */
abstract class SecretHolder {

	record Props(@LiveSecret String owner) {
	}

	record State(@LiveSecret String code, int tries, boolean open) {
	}

	record Answer(@LiveSecret String code, int tries) {
	}

	State mount(Props props) {
		return new State("canary-" + 42, 0, false);
	}

	@LiveAction
	State guess(State state, String code) {
		return new State(state.code(), state.tries() + 1, state.code().equals(code));
	}

	@LiveAction
	State change(State state) {
		return new State(state.code() + "!", state.tries(), false);
	}

	@LiveAction
	Answer ask(State state, LiveContext live) {
		Answer answer = new Answer(state.code(), state.tries());
		live.dispatch("asked", answer);
		return answer;
	}

	@LiveAction
	State fail() {
		throw new IllegalStateException("on purpose");
	}

}
