package org.livespring.state;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * All that a component instance needs to live on, on any node.
 *
 * @param header what the snapshot says about itself
 * @param props the component's props, {@code null} if it has none
 * @param state the component's state
 * @param errors messages of the fields that are in error
 * @param children instance ids of its children by slot
 * @param started names of tasks that are under way and must not start again
 * @param defaults what its query parameters are in {@code mount}'s own state
 * @param rooms positions in the rooms it is in, as {@code epoch:offset}
 */
public record Snapshot(SnapshotHeader header, @Nullable Object props, Object state, Map<String, String> errors,
		Map<String, String> children, Set<String> started, Map<String, List<String>> defaults,
		Map<String, String> rooms) {

	public Snapshot {
		errors = Map.copyOf(errors);
		children = Map.copyOf(children);
		started = Set.copyOf(started);
		defaults = Map.copyOf(defaults);
		rooms = Map.copyOf(rooms);
	}

	/** A snapshot of a component without children, tasks, query parameters and rooms. */
	public Snapshot(SnapshotHeader header, @Nullable Object props, Object state, Map<String, String> errors) {
		this(header, props, state, errors, Map.of(), Set.of(), Map.of(), Map.of());
	}

}
