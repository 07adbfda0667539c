package org.livespring.load.app;

import java.util.List;
import java.util.stream.IntStream;

import org.livespring.LiveAction;
import org.livespring.LiveComponent;

/** A table of 200 rows, about 20 KB of HTML; an action changes one of them. */
@LiveComponent
public class Rows {

	/** Public for JTE, whose templates are classes of another package. */
	public record Row(int id, String name, int quantity) {
	}

	record State(List<Row> rows) {

		State {
			rows = List.copyOf(rows);
		}

	}

	record Add(int id) {
	}

	State mount() {
		return new State(
				IntStream.rangeClosed(1, 200).mapToObj((id) -> new Row(id, "Article " + id, id % 50)).toList());
	}

	@LiveAction
	State add(State state, Add add) {
		return new State(state.rows()
			.stream()
			.map((row) -> (row.id() == add.id()) ? new Row(row.id(), row.name(), row.quantity() + 1) : row)
			.toList());
	}

	/** The same component, rendered by JTE. */
	@LiveComponent(template = "live/jte-rows")
	static class JteRows extends Rows {

	}

}
