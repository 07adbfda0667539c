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
 * The shared fragments a connection shows, each as long as one of its components has a
 * place for it. Thread-safe.
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

	/** A component has a place for a fragment. */
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

	/** A component has the place no more. */
	synchronized void hide(String key, String instance) {
		Shown shown = this.shown.get(key);
		if (shown != null && shown.instances.remove(instance) && shown.instances.isEmpty()) {
			this.shown.remove(key);
			shown.fragment.unwatch(this.viewer);
		}
	}

	/** The browser asks for a whole text. */
	synchronized void resync(String key) {
		Shown shown = this.shown.get(key);
		if (shown == null) {
			throw new LiveException(LiveErrorCode.UNKNOWN_INSTANCE, "No such fragment on this connection");
		}
		shown.fragment.sendWhole(this.viewer);
	}

	synchronized void close() {
		this.closed = true;
		this.shown.values().forEach((each) -> each.fragment.unwatch(this.viewer));
		this.shown = Map.of();
	}

	/** A fragment with the instances that have a place for it. */
	private record Shown(SharedFragment fragment, Set<String> instances) {
	}

}
