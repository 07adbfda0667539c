package org.livespring.examples;

/** What {@code errors.md} supposes. */
abstract class ErrorsPage {

	Seats seats;

	interface Seats {

		boolean book(int seat);

	}

	record State(int seat) {

		State withSeat(int seat) {
			return new State(seat);
		}

	}

	static class NoCredit extends RuntimeException {

		private static final long serialVersionUID = 1L;

		int missing() {
			return 1;
		}

	}

}
