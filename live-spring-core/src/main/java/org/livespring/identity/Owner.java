package org.livespring.identity;

import java.security.Principal;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.livespring.state.SnapshotHeader;

/**
 * The owner of a page: a user and a browser.
 *
 * @param principal the user, {@code null} if not logged in
 * @param bindings the bindings of the browser; a new snapshot is bound to the first, an
 * offered one may be bound to any of them
 */
public record Owner(@Nullable Principal principal, List<String> bindings) {

	public Owner {
		bindings = List.copyOf(bindings);
	}

	public @Nullable String name() {
		return (this.principal != null) ? this.principal.getName() : null;
	}

	/**
	 * Returns the binding of new snapshots. A client without a cookie gets an empty one,
	 * which is never valid.
	 */
	public String binding() {
		return this.bindings.isEmpty() ? "" : this.bindings.get(0);
	}

	/** Whether a snapshot was issued to this user in this browser. */
	public boolean owns(SnapshotHeader header) {
		return Objects.equals(name(), header.principal()) && this.bindings.contains(header.binding());
	}

	/** Whether another owner is the same user in the same browser. */
	public boolean isSame(Owner other) {
		return Objects.equals(name(), other.name()) && !Collections.disjoint(this.bindings, other.bindings);
	}

}
