package org.livespring.test.app;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.livespring.AsyncValue;
import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveModel;
import org.livespring.LiveTask;

/** A form into which a test pushes while somebody types. */
@LiveComponent
public class Memo {

	private final Map<String, LiveContext> instances = new ConcurrentHashMap<>();

	record State(@LiveModel String title, @LiveModel String text, int pushes, AsyncValue<Boolean> joined) {
	}

	record Form(@NotBlank @Size(max = 5) String title, @Size(min = 10) String text) {
	}

	State mount() {
		return new State("", "", 0, AsyncValue.loading());
	}

	@LiveTask
	boolean joined(LiveContext live) {
		this.instances.put(live.id(), live);
		return true;
	}

	@LiveAction
	void save(@Valid Form form) {
	}

	/** Change what is around and beside the fields. */
	public void push(String id) {
		this.instances.get(id)
			.update((State state) -> new State(state.title(), state.text(), state.pushes() + 1, state.joined()));
	}

}
