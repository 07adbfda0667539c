package org.livespring.instance;

import org.jspecify.annotations.Nullable;

import org.livespring.identity.Owner;
import org.livespring.render.RenderScope;

/**
 * Where an instance lives.
 *
 * @param id its id
 * @param parent the id of its parent, {@code null} for a root component
 * @param slot its slot in the parent, {@code null} for a root component
 * @param owner whom it belongs to
 * @param scope the scope it is rendered in
 * @param depth how many components are inside one another there, with the instance
 */
public record Placement(String id, @Nullable String parent, @Nullable String slot, Owner owner, RenderScope scope,
		int depth) {

	/** A component of the page itself. */
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
