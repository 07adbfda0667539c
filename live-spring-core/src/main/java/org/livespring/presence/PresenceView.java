package org.livespring.presence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.livespring.presence.PresenceMessage.Source;
import org.livespring.presence.PresenceReplica.PresencePageRequest;

/**
 * Who is in which room, as all nodes together say, and what changed since the last look.
 * A change costs the same in a room of ten and of ten thousand.
 */
final class PresenceView {

	private final Map<String, TreeMap<String, PresenceTabList>> rooms = new HashMap<>();

	/** For each room the members touched, with their metadata at the last look. */
	private final Map<String, Map<String, Before>> touched = new LinkedHashMap<>();

	void changed(Source source, PresenceKey key, @Nullable PresenceEntry entry) {
		TreeMap<String, PresenceTabList> members = this.rooms.computeIfAbsent(key.room(), (room) -> new TreeMap<>());
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

	private @Nullable String metadata(String room, String user) {
		Map<String, PresenceTabList> members = this.rooms.get(room);
		PresenceTabList tabs = (members != null) ? members.get(user) : null;
		return (tabs != null) ? tabs.metadata() : null;
	}

	@Nullable PresenceMember find(String room, String user) {
		String metadata = metadata(room, user);
		return (metadata != null) ? new PresenceMember(user, metadata) : null;
	}

	int count(String room) {
		Map<String, PresenceTabList> members = this.rooms.get(room);
		return (members != null) ? members.size() : 0;
	}

	int members() {
		return this.rooms.values().stream().mapToInt(Map::size).sum();
	}

	/** The members of a room in the order of their keys. */
	List<PresenceMember> list(String room) {
		Map<String, Before> touched = this.touched.get(room);
		if (touched != null) {
			touched.replaceAll((user, before) -> before.shown());
		}
		List<PresenceMember> list = new ArrayList<>(count(room));
		this.rooms.getOrDefault(room, new TreeMap<>()).forEach((user, tabs) -> {
			String metadata = tabs.metadata();
			if (metadata != null) {
				list.add(new PresenceMember(user, metadata));
			}
		});
		return list;
	}

	/** The members of a room after one of them, as many as a page holds. */
	PresencePage page(PresencePageRequest request) {
		NavigableMap<String, PresenceTabList> members = this.rooms.getOrDefault(request.room(), new TreeMap<>());
		if (request.after() != null) {
			members = members.tailMap(request.after(), false);
		}
		List<PresenceMember> page = new ArrayList<>();
		int length = 0;
		for (Map.Entry<String, PresenceTabList> member : members.entrySet()) {
			if (page.size() == PresencePage.MOST_MEMBERS || length >= PresencePage.FULL) {
				return new PresencePage(page, false);
			}
			String metadata = Objects.requireNonNull(member.getValue().metadata());
			page.add(new PresenceMember(member.getKey(), metadata));
			length += member.getKey().length() + metadata.length();
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
		List<PresenceMember> joined = new ArrayList<>(0);
		List<PresenceMember> updated = new ArrayList<>(0);
		List<String> left = new ArrayList<>(0);
		members.forEach((user, touched) -> {
			String before = touched.metadata();
			String now = metadata(room, user);
			if (Objects.equals(now, before) && !touched.isShown()) {
				return;
			}
			if (now == null) {
				left.add(user);
			}
			else {
				((before != null) ? updated : joined).add(new PresenceMember(user, now));
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
