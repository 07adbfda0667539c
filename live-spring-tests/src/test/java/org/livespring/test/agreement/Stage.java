package org.livespring.test.agreement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;
import org.livespring.LiveContext;
import org.livespring.LiveListener;
import org.livespring.LiveModel;
import org.livespring.LiveQuery;

/** A component whose template is that of a {@link Scene}. */
@LiveComponent(template = "agreement/stage")
class Stage {

	private static final String ROOM = "agreement";

	record Props(String scene) {
	}

	// @formatter:off
	record State(String scene, int count, List<String> said, List<Integer> rows,
			@LiveModel String text, @LiveModel boolean on, @LiveModel List<String> tags, @LiveModel String one,
			@LiveModel List<String> many, @LiveModel String size, @LiveModel @LiveQuery(push = true) String q,
			@LiveQuery int page) {
	// @formatter:on

		State counted(int by) {
			return new State(this.scene, this.count + by, this.said, this.rows, this.text, this.on, this.tags, this.one,
					this.many, this.size, this.q, this.page);
		}

		State with(String more) {
			return new State(this.scene, this.count, Stream.concat(this.said.stream(), Stream.of(more)).toList(),
					this.rows, this.text, this.on, this.tags, this.one, this.many, this.size, this.q, this.page);
		}

		State with(List<Integer> newRows) {
			return new State(this.scene, this.count, this.said, newRows, this.text, this.on, this.tags, this.one,
					this.many, this.size, this.q, this.page);
		}

		State at(String query, int newPage) {
			return new State(this.scene, this.count, this.said, this.rows, this.text, this.on, this.tags, this.one,
					this.many, this.size, query, newPage);
		}

	}

	record Form(@NotBlank String title, @Size(max = 5) String note, List<String> tags, boolean terms) {
	}

	record Said(String text) {
	}

	State mount(Props props, LiveContext live) {
		live.join(ROOM);
		return new State(props.scene(), 0, List.of(), List.of(1, 2, 3), "", false, List.of(), "1", List.of(), "S", "",
				1);
	}

	@LiveAction
	State act(State state) {
		return state.counted(1);
	}

	@LiveAction
	State save(State state, @Valid Form form, LiveContext live) {
		live.flash("Saved " + form.title());
		return state.with(form.title() + "/" + form.note() + "/" + form.tags() + "/" + form.terms());
	}

	@LiveAction
	State say(State state, @NotBlank String text) {
		return state.with(text);
	}

	@LiveAction
	void publish(String text, LiveContext live) {
		live.room(ROOM).publish(new Said(text));
	}

	@LiveListener
	State heard(State state, Said said) {
		return state.with(said.text());
	}

	@LiveAction
	void fail() {
		throw new IllegalStateException("on purpose");
	}

	@LiveAction
	int result(State state) {
		return state.count() + 42;
	}

	@LiveAction
	void leave(LiveContext live) {
		live.flash("Goodbye");
		live.redirect("/agreement/other?from=stage");
	}

	@LiveAction
	void rename(LiveContext live) {
		live.title("Renamed");
		live.dispatch("renamed", List.of(1, 2));
	}

	@LiveAction
	State search(State state, String q) {
		return state.at(q, 1);
	}

	@LiveAction
	State turn(State state) {
		return state.at(state.q(), state.page() + 1);
	}

	@LiveAction
	State reverse(State state) {
		List<Integer> rows = new ArrayList<>(state.rows());
		Collections.reverse(rows);
		return state.with(rows);
	}

	@LiveAction
	State prepend(State state) {
		return state.with(IntStream
			.concat(IntStream.of(state.rows().size() + 1), state.rows().stream().mapToInt(Integer::intValue))
			.boxed()
			.toList());
	}

	@LiveAction
	State drop(State state, int row) {
		return state.with(state.rows().stream().filter((each) -> each != row).toList());
	}

}
