package org.livespring.instance;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What an instance holds and its snapshot keeps.
 *
 * @param props what its place gave it
 * @param state its state
 * @param errors error texts of its form fields
 * @param children ids of its children by slot
 * @param started tasks that are under way and must not be started again elsewhere
 * @param defaults what its query parameters are in {@code mount}'s own state
 * @param rooms positions in the rooms it is in, as {@code epoch:offset}
 */
record Content(@Nullable Object props, Object state, Map<String, String> errors, Map<String, String> children,
		Set<String> started, Map<String, List<String>> defaults, Map<String, String> rooms) {

	static Content mounted(@Nullable Object props, Object state, Map<String, List<String>> defaults) {
		return new Content(props, state, Map.of(), Map.of(), Set.of(), defaults, Map.of());
	}

	Content withProps(@Nullable Object props) {
		return new Content(props, this.state, this.errors, this.children, this.started, this.defaults, this.rooms);
	}

	Content withState(Object state) {
		return new Content(this.props, state, this.errors, this.children, this.started, this.defaults, this.rooms);
	}

	Content withErrors(Map<String, String> errors) {
		return new Content(this.props, this.state, errors, this.children, this.started, this.defaults, this.rooms);
	}

	Content withChildren(Map<String, String> children) {
		return new Content(this.props, this.state, this.errors, children, this.started, this.defaults, this.rooms);
	}

	Content withStarted(Set<String> started) {
		return new Content(this.props, this.state, this.errors, this.children, started, this.defaults, this.rooms);
	}

	Content withRooms(Map<String, String> rooms) {
		return new Content(this.props, this.state, this.errors, this.children, this.started, this.defaults, rooms);
	}

}
