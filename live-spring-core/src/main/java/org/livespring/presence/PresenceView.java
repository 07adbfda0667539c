package org.livespring.presence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveMember;
import org.livespring.presence.PresenceMessage.Source;

/**
 * Who is in which room, as all nodes together say, and what changed since the last look.
 * A change costs the same in a room of ten and of ten thousand.
 */
final class PresenceView {

	private final Map<String, NavigableMap<String, PresenceTabList>> rooms = new HashMap<>();

	/** For each room the members touched, with their metadata at the last look. */
	private final Map<String, Map<String, Before>> touched = new LinkedHashMap<>();

	void changed(Source source, PresenceKey key, @Nullable PresenceEntry entry) {
		Map<String, PresenceTabList> members = this.rooms.computeIfAbsent(key.room(), (room) -> new TreeMap<>());
		PresenceTabList tabs = members.computeIfAbsent(key.user(), (user) -> new PresenceTabList());
		String before = tabs.metadata();
		tabs.set(source, key.tab(), entry);
		if (!Objects.equals(before, tabs.metadata())) {
			touch(key, before);
		}
		if (tabs.isEmpty()) {
			members.remove(key.user());
			if (members.isEmpty()) {
				this.rooms.remove(key.room());
			}
		}
	}

	private void touch(PresenceKey key, @Nullable String before) {
		this.touched.computeIfAbsent(key.room(), (room) -> new LinkedHashMap<>())
			.putIfAbsent(key.user(), new Before(before, false));
	}

	private NavigableMap<String, PresenceTabList> members(String room) {
		return this.rooms.getOrDefault(room, Collections.emptyNavigableMap());
	}

	@Nullable LiveMember<String> find(String room, String user) {
		PresenceTabList tabs = members(room).get(user);
		return (tabs != null) ? tabs.member(user) : null;
	}

	int count(String room) {
		return members(room).size();
	}

	int members() {
		return this.rooms.values().stream().mapToInt(Map::size).sum();
	}

	/** The members of a room in the order of their keys. */
	List<LiveMember<String>> list(String room) {
		Map<String, Before> touched = this.touched.get(room);
		if (touched != null) {
			touched.replaceAll((user, before) -> before.shown());
		}
		List<LiveMember<String>> list = new ArrayList<>(count(room));
		members(room).forEach((user, tabs) -> list.add(tabs.member(user)));
		return list;
	}

	/** The members of a room after one of them, as many as a page holds. */
	PresencePage page(String room, @Nullable String after) {
		NavigableMap<String, PresenceTabList> members = members(room);
		if (after != null) {
			members = members.tailMap(after, false);
		}
		List<LiveMember<String>> page = new ArrayList<>();
		int length = 0;
		for (Map.Entry<String, PresenceTabList> member : members.entrySet()) {
			if (page.size() == PresencePage.MOST_MEMBERS || length >= PresencePage.FULL) {
				return new PresencePage(page, false);
			}
			LiveMember<String> next = member.getValue().member(member.getKey());
			page.add(next);
			length += next.key().length() + next.metadata().length();
		}
		return new PresencePage(page, true);
	}

	Iterable<String> rooms() {
		return List.copyOf(this.rooms.keySet());
	}

	/**
	 * What changed since the last call; what came and went in between never was, unless a
	 * list has shown it.
	 */
	List<PresenceDiff> drain() {
		if (this.touched.isEmpty()) {
			return List.of();
		}
		List<PresenceDiff> diffs = new ArrayList<>(this.touched.size());
		this.touched.forEach((room, members) -> {
			PresenceDiff diff = diff(room, members);
			if (!diff.isEmpty()) {
				diffs.add(diff);
			}
		});
		this.touched.clear();
		return diffs;
	}

	private PresenceDiff diff(String room, Map<String, Before> members) {
		List<LiveMember<String>> joined = new ArrayList<>(0);
		List<LiveMember<String>> updated = new ArrayList<>(0);
		List<String> left = new ArrayList<>(0);
		members.forEach((user, touched) -> {
			String before = touched.metadata();
			LiveMember<String> now = find(room, user);
			if (now == null) {
				if (before != null || touched.isShown()) {
					left.add(user);
				}
			}
			else if (!now.metadata().equals(before) || touched.isShown()) {
				((before != null) ? updated : joined).add(now);
			}
		});
		return new PresenceDiff(room, joined, updated, left);
	}

	/**
	 * What a member was at the last look.
	 *
	 * @param metadata its metadata, {@code null} if it was not there
	 * @param isShown whether a list has shown something else since
	 */
	private record Before(@Nullable String metadata, boolean isShown) {

		Before shown() {
			return new Before(this.metadata, true);
		}

	}

}
