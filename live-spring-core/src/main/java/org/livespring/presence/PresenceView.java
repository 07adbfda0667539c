package org.livespring.presence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
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

	/** What was listed of rooms since they changed last. */
	private final Map<String, RoomMembers> listed = new HashMap<>();

	/** Rooms that were told of lately, with the time until which they are not again. */
	private final Map<String, Long> resting = new HashMap<>();

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
		this.listed.remove(key.room());
		this.touched.computeIfAbsent(key.room(), (room) -> new LinkedHashMap<>())
			.putIfAbsent(key.user(), new Before(before, false));
	}

	private NavigableMap<String, PresenceTabList> members(String room) {
		return this.rooms.getOrDefault(room, Collections.emptyNavigableMap());
	}

	@Nullable PresenceMember find(String room, String user) {
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
	RoomMembers list(String room) {
		Map<String, Before> touched = this.touched.get(room);
		if (touched != null) {
			touched.replaceAll((user, before) -> before.shown());
		}
		return this.rooms.containsKey(room) ? this.listed.computeIfAbsent(room, this::listNow) : RoomMembers.NONE;
	}

	private RoomMembers listNow(String room) {
		List<PresenceMember> members = new ArrayList<>(count(room));
		members(room).forEach((user, tabs) -> members.add(tabs.member(user)));
		return new RoomMembers(members);
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
			LiveMember<String> next = member.getValue().member(member.getKey()).text();
			page.add(next);
			length += next.key().length() + next.metadata().length();
		}
		return new PresencePage(page, true);
	}

	Iterable<String> rooms() {
		return List.copyOf(this.rooms.keySet());
	}

	/**
	 * What changed since a room was last told of; what came and went in between never
	 * was, unless a list has shown it.
	 * @param now the time in milliseconds
	 * @param pause how long a room rests after it was told of
	 * @param due rooms that are told of though they rest
	 */
	List<PresenceDiff> drain(long now, long pause, Set<String> due) {
		this.resting.values().removeIf((end) -> end <= now);
		if (this.touched.isEmpty()) {
			return List.of();
		}
		List<PresenceDiff> diffs = new ArrayList<>(this.touched.size());
		this.touched.entrySet().removeIf((touched) -> {
			String room = touched.getKey();
			boolean told = due.contains(room) || !this.resting.containsKey(room);
			PresenceDiff diff = told ? diff(room, touched.getValue()) : null;
			if (diff != null && !diff.isEmpty()) {
				diffs.add(diff);
				this.resting.put(room, now + pause);
			}
			return told;
		});
		return diffs;
	}

	private PresenceDiff diff(String room, Map<String, Before> members) {
		List<LiveMember<String>> joined = new ArrayList<>(0);
		List<LiveMember<String>> updated = new ArrayList<>(0);
		List<String> left = new ArrayList<>(0);
		members.forEach((user, touched) -> {
			String before = touched.metadata();
			PresenceMember found = find(room, user);
			LiveMember<String> now = (found != null) ? found.text() : null;
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
