package org.livespring.state;

import java.util.Collection;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Who presents a snapshot, and in which place.
 *
 * @param principal name of the user, {@code null} when not logged in
 * @param bindings digests of the browser's cookies, see {@code BrowserBinding}
 * @param parent instance id of the parent, {@code null} for a component of the page
 * @param slot the slot in the parent's HTML
 */
public record Presenter(@Nullable String principal, Collection<String> bindings, @Nullable String parent,
		@Nullable String slot) {

	/**
	 * Whether a snapshot is for this user, browser and place.
	 * @param header its header
	 * @return {@code true} if it is
	 */
	public boolean mayPresent(SnapshotHeader header) {
		return Objects.equals(this.principal, header.principal()) && this.bindings.contains(header.binding())
				&& Objects.equals(this.parent, header.parent()) && Objects.equals(this.slot, header.slot());
	}

}
