package org.livespring.instance;

import org.jspecify.annotations.Nullable;

import org.livespring.identity.Owner;
import org.livespring.render.RenderScope;

/**
 * The placement of an instance: its id, its place in the component tree, its owner and
 * its scope.
 *
 * @param id id of the instance
 * @param parent id of its parent, {@code null} for a root component
 * @param slot its slot in the parent's HTML, {@code null} for a root component
 * @param owner owner of the page
 * @param scope locale, time zone and context path of the page
 * @param depth depth in the component tree, 1 for a root component
 */
public record Placement(String id, @Nullable String parent, @Nullable String slot, Owner owner, RenderScope scope,
		int depth) {

	/** Create the placement of a root component. */
	public static Placement root(String id, Owner owner, RenderScope scope) {
		return new Placement(id, null, null, owner, scope, 1);
	}

	Placement of(Owner owner) {
		return new Placement(this.id, this.parent, this.slot, owner, this.scope, this.depth);
	}

	public Placement child(String id, String slot) {
		return new Placement(id, this.id, slot, this.owner, this.scope, this.depth + 1);
	}

}
