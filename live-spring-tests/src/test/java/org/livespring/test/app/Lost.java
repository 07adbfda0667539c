package org.livespring.test.app;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

import org.livespring.LiveComponent;

/** Is never there. */
@LiveComponent
class Lost {

	record State(int count) {
	}

	State mount() {
		throw new ResponseStatusException(HttpStatus.CONFLICT);
	}

}
