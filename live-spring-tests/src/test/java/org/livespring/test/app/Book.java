package org.livespring.test.app;

import java.util.concurrent.atomic.AtomicInteger;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;

/** A child. */
@LiveComponent
public class Book {

	public final AtomicInteger mounts = new AtomicInteger();

	public final AtomicInteger unmounts = new AtomicInteger();

	record Props(int id, String colour) {
	}

	record State(int reads, String painted) {
	}

	record Picked(int id) {
	}

	State mount(Props props) {
		this.mounts.incrementAndGet();
		return new State(0, "");
	}

	State propsChanged(State state, Props props) {
		return new State(state.reads(), "painted " + props.colour());
	}

	void unmount() {
		this.unmounts.incrementAndGet();
	}

	@LiveAction
	State read(State state, Props props, LiveContext live) {
		live.emit(new Picked(props.id()));
		return new State(state.reads() + 1, state.painted());
	}

}
