package org.livespring.sample.board;

import java.util.List;

import org.springframework.stereotype.Component;

import org.livespring.LiveFragment;
import org.livespring.LiveMember;

/** The visitors of the board; of a crowd only the first ones, and how many more. */
@Component
class BoardPeople implements LiveFragment {

	/** Most visitors that are listed by name. */
	static final int MOST = 20;

	record View(List<LiveMember<Board.Guest>> people, int more) {
	}

	@Override
	public String name() {
		return "board-people";
	}

	@Override
	public View view(Context live) {
		List<LiveMember<Board.Guest>> members = live.presence().members(Board.Guest.class);
		List<LiveMember<Board.Guest>> people = members.stream().limit(MOST).toList();
		return new View(people, members.size() - people.size());
	}

}
