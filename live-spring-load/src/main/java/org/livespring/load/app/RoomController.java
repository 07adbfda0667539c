package org.livespring.load.app;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import org.livespring.LiveRooms;

/** Serves the requests of the driver about rooms. */
@RestController
class RoomController {

	private final Publisher publisher;

	private final LiveRooms rooms;

	RoomController(Publisher publisher, LiveRooms rooms) {
		this.publisher = publisher;
		this.rooms = rooms;
	}

	/** Sets how many numbers are published per second. */
	@GetMapping("/publish")
	String publish(@RequestParam int rate) {
		this.publisher.rate(rate);
		return published();
	}

	@GetMapping("/published")
	String published() {
		return this.publisher.figures();
	}

	/** Number of present members, as far as this node knows. */
	@GetMapping("/present")
	int present() {
		return this.rooms.presence(Attendee.ROOM).count();
	}

}
