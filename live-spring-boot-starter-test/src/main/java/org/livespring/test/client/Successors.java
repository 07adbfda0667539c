package org.livespring.test.client;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Finds the components of a page that was fetched again which replace refused ones. */
final class Successors {

	private Successors() {
	}

	/**
	 * Find the component with the same name in the same place among those of that name.
	 * @param refused root components that were refused
	 * @param page the components of the page
	 * @param fresh the components of the page that was fetched
	 * @return each with its successor, {@code null} if one has none
	 */
	static @Nullable Map<ClientComponent, ClientComponent> of(Set<ClientComponent> refused,
			Collection<ClientComponent> page, Collection<ClientComponent> fresh) {
		List<ClientComponent> now = roots(page);
		List<ClientComponent> next = roots(fresh);
		Map<ClientComponent, ClientComponent> successors = new LinkedHashMap<>();
		for (int i = 0; i < now.size(); i++) {
			ClientComponent old = now.get(i);
			if (refused.contains(old)) {
				List<ClientComponent> same = named(next, old.name());
				int place = named(now.subList(0, i), old.name()).size();
				if (place >= same.size()) {
					return null;
				}
				successors.put(old, same.get(place));
			}
		}
		return successors;
	}

	private static List<ClientComponent> roots(Collection<ClientComponent> components) {
		return components.stream().filter((component) -> component.parent().isEmpty()).toList();
	}

	private static List<ClientComponent> named(List<ClientComponent> components, String name) {
		return components.stream().filter((component) -> component.name().equals(name)).toList();
	}

}
