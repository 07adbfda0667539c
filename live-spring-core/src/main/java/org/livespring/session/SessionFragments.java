package org.livespring.session;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.fragment.FragmentViewer;
import org.livespring.fragment.SharedFragment;
import org.livespring.fragment.SharedFragments;
import org.livespring.render.RenderScope;

/**
 * The shared fragments that a connection shows. A fragment is shown as long as one of the
 * connection's components has a place for it. Thread-safe.
 */
final class SessionFragments {

	private final FragmentViewer viewer;

	private final SharedFragments fragments;

	// Guarded by this
	private Map<String, Shown> shown = Map.of();

	// Guarded by this
	private boolean closed;

	SessionFragments(FragmentViewer viewer, SharedFragments fragments) {
		this.viewer = viewer;
		this.fragments = fragments;
	}

	/** Show a fragment in a place of an instance. */
	synchronized void show(String key, String instance, RenderScope scope, String hash) {
		if (this.closed) {
			return;
		}
		if (this.shown.isEmpty()) {
			this.shown = new HashMap<>(2);
		}
		Shown shown = this.shown.computeIfAbsent(key,
				(name) -> new Shown(this.fragments.get(name, scope), new HashSet<>()));
		shown.instances.add(instance);
		shown.fragment.watch(this.viewer, hash);
	}

	/** Stop showing a fragment for an instance that has no place for it any more. */
	synchronized void hide(String key, String instance) {
		Shown shown = this.shown.get(key);
		if (shown != null && shown.instances.remove(instance) && shown.instances.isEmpty()) {
			this.shown.remove(key);
			shown.fragment.unwatch(this.viewer);
		}
	}

	/** Send the whole text of a fragment to the browser. */
	synchronized void resync(String key) {
		Shown shown = this.shown.get(key);
		if (shown == null) {
			throw new LiveException(LiveErrorCode.UNKNOWN_INSTANCE, "The connection does not show this fragment");
		}
		shown.fragment.sendWhole(this.viewer);
	}

	synchronized void close() {
		this.closed = true;
		this.shown.values().forEach((each) -> each.fragment.unwatch(this.viewer));
		this.shown = Map.of();
	}

	/** A fragment with the ids of the instances that have a place for it. */
	private record Shown(SharedFragment fragment, Set<String> instances) {
	}

}
