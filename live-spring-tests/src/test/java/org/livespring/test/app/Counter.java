package org.livespring.test.app;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveModel;
import org.livespring.LiveQuery;

/** Counts, and counts what the engine asks of it. */
@LiveComponent
public class Counter {

	public final AtomicInteger mounts = new AtomicInteger();

	public final AtomicInteger views = new AtomicInteger();

	public final AtomicInteger unmounts = new AtomicInteger();

	record State(int count, @LiveQuery @LiveModel @Min(1) @Max(100) int step, String note) {

		State add(int by) {
			return new State(this.count + by, this.step, this.note);
		}

	}

	State mount() {
		this.mounts.incrementAndGet();
		return new State(0, 1, "a");
	}

	/** Keeps the note from the template. */
	record View(int count, int step) {
	}

	View view(State state) {
		this.views.incrementAndGet();
		return new View(state.count(), state.step());
	}

	void unmount(State state) {
		this.unmounts.incrementAndGet();
	}

	@LiveAction
	State increment(State state) {
		return state.add(state.step());
	}

	@LiveAction
	State add(State state, int by) {
		return state.add(by);
	}

	@LiveAction
	State note(State state, String text) {
		return new State(state.count(), state.step(), text);
	}

	@LiveAction
	int square(State state) {
		return state.count() * state.count();
	}

	@LiveAction
	State nothing(State state) {
		return state;
	}

	@LiveAction
	State refresh(State state, LiveContext live) {
		live.refresh();
		return state;
	}

	@LiveAction
	State fail(State state, LiveContext live) {
		live.flash("never seen");
		throw new IllegalStateException("on purpose");
	}

	@LiveAction
	State tell(State state, LiveContext live) {
		live.dispatch("told", state.count());
		live.title("Title");
		live.flash("Flash");
		live.redirect("/elsewhere");
		return state.add(1);
	}

	@LiveAction
	void later(LiveContext live) {
		for (int i = 0; i < 10; i++) {
			live.update((State state) -> state.add(1));
		}
	}

}
