package com.example.office;

import java.util.List;
import java.util.Locale;

import org.livespring.LiveComponent;
import org.livespring.LiveModel;
import org.livespring.LiveQuery;

/** Finds people. */
@LiveComponent
class Directory {

	private final People people;

	Directory(People people) {
		this.people = people;
	}

	record State(@LiveModel @LiveQuery String q) {
	}

	record View(String q, List<People.Person> found) {
	}

	State mount() {
		return new State("");
	}

	View view(State state) {
		String wanted = state.q().toLowerCase(Locale.ROOT);
		return new View(state.q(),
				this.people.all().stream().filter((each) -> each.name().toLowerCase(Locale.ROOT).contains(wanted)).toList());
	}

}
