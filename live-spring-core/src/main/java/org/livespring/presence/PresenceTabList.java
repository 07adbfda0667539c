package org.livespring.presence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.livespring.presence.PresenceMessage.Source;

/** The tabs of one member, of all nodes. The newest speaks for the member. */
final class PresenceTabList {

	/** The same tab is the newest on every node. */
	private static final Comparator<Tab> AGE = Comparator.<Tab>comparingLong((tab) -> tab.entry().since())
		.thenComparing(Tab::id)
		.thenComparing((tab) -> tab.source().node())
		.thenComparing((tab) -> tab.source().incarnation());

	/** Hardly ever more than two. */
	private final List<Tab> tabs = new ArrayList<>(1);

	private @Nullable Tab newest;

	void set(Source source, String id, @Nullable PresenceEntry entry) {
		int index = indexOf(source, id);
		if (index >= 0) {
			this.tabs.remove(index);
		}
		if (entry != null) {
			this.tabs.add(new Tab(source, id, entry));
		}
		this.newest = this.tabs.isEmpty() ? null : Collections.max(this.tabs, AGE);
	}

	private int indexOf(Source source, String id) {
		for (int i = 0; i < this.tabs.size(); i++) {
			Tab tab = this.tabs.get(i);
			if (tab.id().equals(id) && tab.source().equals(source)) {
				return i;
			}
		}
		return -1;
	}

	boolean isEmpty() {
		return this.tabs.isEmpty();
	}

	@Nullable String metadata() {
		return (this.newest != null) ? this.newest.entry().metadata() : null;
	}

	private record Tab(Source source, String id, PresenceEntry entry) {

	}

}
