package org.livespring.instance;

import java.util.List;
import java.util.Map;

/**
 * The effect of a parent's render on its children: which children are new, changed or
 * removed.
 *
 * @param ids ids of all children by slot, in the order of the slots
 * @param mounted the new children
 * @param changed new props of children that stay, by id
 * @param gone ids of removed children
 */
record InstanceChildren(Map<String, String> ids, List<Mounted> mounted, Map<String, Map<String, ?>> changed,
		List<String> gone) {

	/** The children of HTML that did not change. */
	static final InstanceChildren UNCHANGED = new InstanceChildren(Map.of(), List.of(), Map.of(), List.of());

}
