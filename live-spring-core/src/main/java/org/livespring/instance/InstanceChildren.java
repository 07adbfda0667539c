package org.livespring.instance;

import java.util.List;
import java.util.Map;

/**
 * What a render of a parent means for its children: those that stay, those that come and
 * those that go.
 *
 * @param ids ids of all children by slot, in the order of the slots
 * @param mounted the new ones
 * @param changed the props of those that stay and got others, by id
 * @param gone ids of those that are no longer there
 */
record InstanceChildren(Map<String, String> ids, List<Mounted> mounted, Map<String, Map<String, ?>> changed,
		List<String> gone) {

	/** The HTML stays. */
	static final InstanceChildren UNCHANGED = new InstanceChildren(Map.of(), List.of(), Map.of(), List.of());

}
