package com.example.office;

import org.livespring.LiveComponent;
import org.livespring.LiveModel;

/** Degrees. */
@LiveComponent
class Converter {

	record State(@LiveModel int celsius) {
	}

	record View(int celsius, int fahrenheit) {
	}

	State mount() {
		return new State(0);
	}

	View view(State state) {
		return new View(state.celsius(), state.celsius() * 9 / 5 + 32);
	}

}
