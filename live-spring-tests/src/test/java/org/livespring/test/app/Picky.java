package org.livespring.test.app;

import java.util.concurrent.CountDownLatch;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveQuery;

/** Refuses what it is asked for, each time in another way. */
@LiveComponent
public class Picky {

	/** Nothing is left. */
	@ResponseStatus(code = HttpStatus.GONE, reason = "It is gone.")
	public static class Gone extends RuntimeException {

	}

	/** The business says no. */
	public static class NoCredit extends RuntimeException {

	}

	record State(@LiveQuery String say, int orders) {
	}

	State mount() {
		return new State("", 0);
	}

	State view(State state) {
		return switch (state.say()) {
			case "missing" -> throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no such thing");
			case "gone" -> throw new IllegalStateException(new Gone());
			case "broken" -> throw new IllegalStateException("broken by intent");
			default -> state;
		};
	}

	@LiveAction
	State order(State state, String how) throws InterruptedException {
		switch (how) {
			case "taken" -> throw new ResponseStatusException(HttpStatus.CONFLICT, "Seat 7 is taken.");
			case "gone" -> throw new Gone();
			case "credit" -> throw new NoCredit();
			case "silent" -> throw new ResponseStatusException(HttpStatus.CONFLICT);
			case "slow" -> new CountDownLatch(1).await();
			default -> {
			}
		}
		return new State(state.say(), state.orders() + 1);
	}

}
