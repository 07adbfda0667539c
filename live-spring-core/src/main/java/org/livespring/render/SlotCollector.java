package org.livespring.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;

/**
 * Collects the child components of one render. A child is an empty host element with a
 * mark inside it, by which its place is found in the finished text.
 */
public final class SlotCollector implements ComponentPlaces {

	static final int MAX_SLOTS = 2000;

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

	private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

	private static final Pattern ROOM = Pattern.compile("[^\\s<>\"'&#]{1,128}");

	private static final String MARK_END = "-->";

	private final String component;

	private final String instanceId;

	private final String mark;

	private final Map<String, Slot> slots = new HashMap<>(0);

	/** The same slots in the order in which the template reached them. */
	private final List<Slot> reached = new ArrayList<>(0);

	SlotCollector(String component, String instanceId, RenderCache cache) {
		this.component = component;
		this.instanceId = instanceId;
		this.mark = cache.mark();
	}

	@Override
	public String component(String name, @Nullable String key, Map<String, ? extends @Nullable Object> props,
			String host, Map<String, String> attributes) {
		check(NAME, name, "name of a component");
		if (key != null) {
			check(KEY, key, "key of a component (letters, digits, '_', '.' and '-', at most 64)");
		}
		String slot = (key != null) ? name + ":" + key : name;
		add(new Slot(slot, name, props, -1));
		HostElement element = new HostElement(host, hostAttributes(slot, attributes));
		return element.startTag() + this.mark + slot + MARK_END + element.endTag();
	}

	@Override
	public String fragment(String name, String room, String host, Map<String, String> attributes) {
		check(NAME, name, "name of a fragment");
		check(ROOM, room, "name of a room");
		String key = new FragmentPlace(name, room, -1).key();
		Map<String, String> all = new LinkedHashMap<>();
		all.put("live-fragment", key);
		attributes.forEach(all::putIfAbsent);
		HostElement element = new HostElement(host, all);
		return element.startTag() + this.mark + FragmentPlace.MARK + key + MARK_END + element.endTag();
	}

	private void check(Pattern pattern, String value, String what) {
		if (!pattern.matcher(value).matches()) {
			throw failure("'" + value + "' is no " + what);
		}
	}

	private Map<String, String> hostAttributes(String slot, Map<String, String> attributes) {
		Map<String, String> all = new LinkedHashMap<>();
		all.put("live-slot", slot);
		all.put("id", this.instanceId + "-" + slot.replace(':', '-'));
		all.putAll(attributes);
		all.put("live-slot", slot);
		return all;
	}

	/**
	 * How many children there are.
	 * @return a position for {@link #since(int)}
	 */
	public int size() {
		return this.reached.size();
	}

	/**
	 * The children that came after a position, for text that is kept for later renders.
	 * @param position the position
	 * @return the children
	 */
	public List<Slot> since(int position) {
		return (position == size()) ? List.of() : List.copyOf(this.reached.subList(position, size()));
	}

	/**
	 * Add the child of a text that is used again.
	 * @param slot a child of an earlier render
	 */
	public void add(Slot slot) {
		if (this.slots.size() == MAX_SLOTS) {
			throw new LiveException(LiveErrorCode.LIMIT_EXCEEDED,
					"Component '" + this.component + "' has more than " + MAX_SLOTS + " child components");
		}
		if (this.slots.put(slot.slot(), slot) != null) {
			throw duplicate(slot.slot());
		}
		this.reached.add(slot);
	}

	/** Take the marks out of a rendered text; by substrings, which are copied whole. */
	Rendered finish(String marked) {
		if (this.slots.isEmpty() && marked.indexOf(this.mark) < 0) {
			return new Rendered(marked, List.of(), List.of());
		}
		StringBuilder text = new StringBuilder(marked.length());
		List<Slot> placed = new ArrayList<>(this.slots.size());
		List<FragmentPlace> fragments = new ArrayList<>(0);
		int position = 0;
		for (int at = marked.indexOf(this.mark); at >= 0; at = marked.indexOf(this.mark, position)) {
			text.append(marked.substring(position, at));
			int end = marked.indexOf(MARK_END, at);
			String name = marked.substring(at + this.mark.length(), end);
			if (name.startsWith(FragmentPlace.MARK)) {
				fragments.add(FragmentPlace.of(name.substring(FragmentPlace.MARK.length()), text.length()));
			}
			else {
				placed.add(take(name).at(text.length()));
			}
			position = end + MARK_END.length();
		}
		text.append(marked.substring(position));
		return new Rendered(text.toString(), List.copyOf(placed), List.copyOf(fragments));
	}

	private Slot take(String name) {
		Slot slot = this.slots.remove(name);
		if (slot == null) {
			throw duplicate(name);
		}
		return slot;
	}

	private LiveException duplicate(String slot) {
		return failure("'" + slot + "' occurs twice: give each component of the same name a 'key' of its own");
	}

	private LiveException failure(String message) {
		return new LiveException(LiveErrorCode.RENDER_FAILED,
				"Child of component '" + this.component + "': " + message);
	}

}
