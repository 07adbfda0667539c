package org.livespring.test.app;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.stereotype.Component;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveFragment;
import org.livespring.LiveMember;

/** A component that shows only what fragments read of its room. */
@LiveComponent
public class Crowd {

	public static final String ROOM = "crowd";

	/** What others see of a member. */
	public record Fan(String name) {
	}

	/** Somebody shouts. */
	public record Shout(String text) {
	}

	/** The banner of all. */
	public record Banner(String text) {
	}

	record State() {
	}

	State mount(LiveContext live) {
		live.presence(ROOM).track(live.id(), new Fan("fan"));
		return new State();
	}

	@LiveAction
	void rename(String name, LiveContext live) {
		live.presence(ROOM).show(new Fan(name));
	}

	@LiveAction
	void shout(String text, LiveContext live) {
		live.room(ROOM).publish(new Shout(text));
	}

	@LiveAction
	void raise(String text, LiveContext live) {
		live.room(ROOM).state(Banner.class, new Banner("")).change((before) -> new Banner(text));
	}

	/** Who is here. */
	@Component
	public static class Fans implements LiveFragment {

		@Override
		public String name() {
			return "fans";
		}

		@Override
		public Object view(Context live) {
			return Map.of("names",
					live.presence().members(Fan.class).stream().map(LiveMember::metadata).map(Fan::name).toList());
		}

	}

	/** What is heard and seen, whoever is here. */
	@Component
	public static class Noise implements LiveFragment {

		public final AtomicInteger views = new AtomicInteger();

		@Override
		public String name() {
			return "noise";
		}

		@Override
		public Object view(Context live) {
			this.views.incrementAndGet();
			List<String> shouts = live.history(Shout.class, 2).stream().map((shout) -> shout.event().text()).toList();
			return Map.of("shouts", shouts, "banner", live.state(Banner.class, new Banner("none")).text());
		}

	}

}
