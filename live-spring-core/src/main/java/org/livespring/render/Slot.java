package org.livespring.render;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Place of a child component in the text of its parent.
 *
 * @param slot name of the slot, unique in the parent: the component's name, with a key
 * {@code name:key}
 * @param component name of the child component
 * @param props what the parent gives it
 * @param offset where the child's HTML belongs in the text: inside its host element
 */
public record Slot(String slot, String component, Map<String, ? extends @Nullable Object> props, int offset) {

	Slot at(int offset) {
		return new Slot(this.slot, this.component, this.props, offset);
	}

}
