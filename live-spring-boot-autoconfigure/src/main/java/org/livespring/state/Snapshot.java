package org.livespring.state;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * All that a component instance needs to live on, on any node.
 *
 * @param header what the snapshot says about itself
 * @param props the component's props, {@code null} if it has none
 * @param state the component's state
 * @param errors messages of the fields that are in error
 */
public record Snapshot(SnapshotHeader header, @Nullable Object props, Object state, Map<String, String> errors) {

	public Snapshot {
		errors = Map.copyOf(errors);
	}

}
