package com.example.office;

import java.util.List;

import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveMember;
import org.livespring.LiveViewContext;

/** Who is there. */
@LiveComponent
class Attendance {

	private static final String ROOM = "office";

	record State() {
	}

	record Person(String name) {
	}

	record View(List<String> names) {
	}

	State mount(LiveContext live) {
		String name = (live.principal() != null) ? live.principal().getName() : "somebody";
		live.presence(ROOM).track(new Person(name));
		return new State();
	}

	View view(LiveViewContext live) {
		return new View(live.presence(ROOM)
			.members(Person.class)
			.stream()
			.map(LiveMember::metadata)
			.map(Person::name)
			.sorted()
			.toList());
	}

}
