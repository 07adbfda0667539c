package org.livespring.test.tester;

import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveContext.FlashLevel;
import org.livespring.LiveQuery;

/** A table and a form. */
@LiveComponent(template = "tester/trips")
class Trips {

	enum Place {

		OSLO, ROME

	}

	record State(@LiveQuery String sort) {
	}

	record Booking(@NotBlank(message = "Who travels?") String traveller, @NotNull Place place, boolean insurance) {
	}

	State mount() {
		return new State("");
	}

	@LiveAction
	State book(State state, @Valid Booking booking, LiveContext live) {
		live.flash(FlashLevel.SUCCESS, "Booked");
		live.dispatch("booked", Map.of("name", booking.traveller()));
		return new State("place");
	}

}
