package org.livespring.load.app;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import org.livespring.LivePresence;

/** What the driver asks about rooms. */
@RestController
class RoomController {

	private final Publisher publisher;

	private final LivePresence presence;

	RoomController(Publisher publisher, LivePresence presence) {
		this.publisher = publisher;
		this.presence = presence;
	}

	/** Publish so many numbers a second from now on. */
	@GetMapping("/publish")
	String publish(@RequestParam int rate) {
		this.publisher.rate(rate);
		return published();
	}

	@GetMapping("/published")
	String published() {
		return this.publisher.figures();
	}

	/** Who is present, as far as this node knows. */
	@GetMapping("/present")
	int present() {
		return this.presence.count(Attendee.ROOM);
	}

}
