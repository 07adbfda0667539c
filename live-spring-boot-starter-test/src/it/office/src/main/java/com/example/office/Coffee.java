package com.example.office;

import org.springframework.stereotype.Service;

import org.livespring.LiveRooms;

/** The coffee machine, which tells who watches. */
@Service
class Coffee {

	static final String ROOM = "coffee";

	private final LiveRooms rooms;

	Coffee(LiveRooms rooms) {
		this.rooms = rooms;
	}

	record Drunk(int cups) {
	}

	void drink(int cups) {
		this.rooms.room(ROOM).publish(new Drunk(cups));
	}

}
