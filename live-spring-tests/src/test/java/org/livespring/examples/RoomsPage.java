package org.livespring.examples;

import java.util.List;

import org.livespring.LiveContext;
import org.livespring.LiveProgress;

/** What {@code rooms-and-presence.md} supposes. */
abstract class RoomsPage {

	LiveContext live;

	LiveProgress progress;

	Goals goals;

	Card card;

	interface Goals {

		int of(String room);

	}

	record Props(String room) {
	}

	record State(String room) {
	}

	record View(int online, List<String> columns) {
	}

	record Card(String title) {
	}

	record Board(List<String> columns) {

		static final Board EMPTY = new Board(List.of());

	}

}
