package org.livespring.test.app;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.livespring.AsyncValue;
import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveModel;
import org.livespring.LiveModelChange;
import org.livespring.LiveTask;

/** A form into which a test pushes while somebody types. */
@LiveComponent
public class Memo {

	private final Map<String, LiveContext> instances = new ConcurrentHashMap<>();

	record State(@LiveModel String title, @LiveModel String text, @LiveModel @Nullable Double amount,
			@LiveModel @Nullable LocalDate day, @LiveModel boolean agreed, List<String> lines, int pushes,
			AsyncValue<Boolean> joined) {
	}

	record Line(String note) {
	}

	record Form(@NotBlank @Size(max = 5) String title, @Size(min = 10) String text, List<Line> lines) {
	}

	State mount() {
		return new State("", "", null, null, false, List.of("a", "b", "c"), 0, AsyncValue.loading());
	}

	/** At most 10, no day before 2000, and nobody agrees. */
	@LiveModelChange({ "amount", "day", "agreed" })
	State check(State state) {
		Double amount = (state.amount() != null) ? Double.valueOf(Math.min(10, state.amount())) : null;
		LocalDate day = (state.day() != null && state.day().getYear() < 2000) ? null : state.day();
		return new State(state.title(), state.text(), amount, day, false, state.lines(), state.pushes(),
				state.joined());
	}

	@LiveTask
	boolean joined(LiveContext live) {
		this.instances.put(live.id(), live);
		return true;
	}

	@LiveAction
	void save(@Valid Form form) {
	}

	/** Change what is around and beside the fields, and the order of the lines. */
	public void push(String id) {
		this.instances.get(id).update((State state) -> {
			List<String> lines = new ArrayList<>(state.lines());
			Collections.rotate(lines, 1);
			return new State(state.title(), state.text(), state.amount(), state.day(), state.agreed(), lines,
					state.pushes() + 1, state.joined());
		});
	}

}
