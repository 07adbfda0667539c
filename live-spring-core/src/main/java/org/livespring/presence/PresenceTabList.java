package org.livespring.presence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

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

	/** Made when somebody looks at it. */
	private @Nullable PresenceMember member;

	void set(Source source, String id, @Nullable PresenceEntry entry) {
		String before = metadata();
		this.tabs.removeIf((tab) -> tab.id().equals(id) && tab.source().equals(source));
		if (entry != null) {
			this.tabs.add(new Tab(source, id, entry));
		}
		this.newest = this.tabs.isEmpty() ? null : Collections.max(this.tabs, AGE);
		if (!Objects.equals(before, metadata())) {
			this.member = null;
		}
	}

	/** The member these tabs are of, if there are some. */
	PresenceMember member(String user) {
		PresenceMember member = this.member;
		if (member == null) {
			member = new PresenceMember(user, Objects.requireNonNull(metadata()));
			this.member = member;
		}
		return member;
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
