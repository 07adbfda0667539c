package org.livespring.test.tester;

import java.util.List;
import java.util.stream.Stream;

import jakarta.validation.constraints.NotBlank;

import org.livespring.JobProgress;
import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveListener;
import org.livespring.LiveModel;
import org.livespring.LiveViewContext;

/** What everybody who reads it sees at once. */
@LiveComponent(template = "tester/offers")
class Offers {

	static final String ROOM = "offers";

	record State(List<String> offers, @LiveModel String search) {

		State with(String offer) {
			return new State(Stream.concat(this.offers.stream(), Stream.of(offer)).toList(), this.search);
		}

	}

	record View(List<String> offers, String search, int readers, int likes) {
	}

	/** The state of the room. */
	record Likes(int count) {
	}

	record Reader() {
	}

	record Publish(@NotBlank String offer) {
	}

	/** The event of the room. */
	record Offered(String offer) {
	}

	State mount(LiveContext live) {
		live.join(ROOM);
		live.presence(ROOM).track(new Reader());
		return new State(List.of(), "");
	}

	View view(State state, LiveViewContext live) {
		return new View(state.offers(), state.search(), live.presence(ROOM).count(),
				live.state(ROOM, Likes.class, new Likes(0)).count());
	}

	@LiveAction
	void publish(Publish publish, LiveContext live) {
		live.room(ROOM).publish(new Offered(publish.offer()));
	}

	@LiveAction
	void like(LiveContext live) {
		live.room(ROOM).state(Likes.class, new Likes(0)).change((likes) -> new Likes(likes.count() + 1));
	}

	@LiveListener
	State offered(State state, Offered offered) {
		return state.with(offered.offer());
	}

	@LiveListener
	State progressed(State state, JobProgress progress) {
		return progress.running() ? state : state.with(progress.job() + " was done");
	}

}
