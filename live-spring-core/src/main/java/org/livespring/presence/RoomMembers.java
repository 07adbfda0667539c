package org.livespring.presence;

import java.util.AbstractList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import tools.jackson.databind.json.JsonMapper;

import org.livespring.LiveMember;

/**
 * The members of a room in the order of their keys, until one of them changes. All who
 * look at them share the lists. Immutable.
 */
final class RoomMembers {

	static final RoomMembers NONE = new RoomMembers(List.of());

	private final List<PresenceMember> members;

	private final List<LiveMember<String>> texts;

	private final Map<Class<?>, List<?>> lists = new ConcurrentHashMap<>(2);

	RoomMembers(Collection<PresenceMember> members) {
		this.members = List.copyOf(members);
		this.texts = this.members.stream().map(PresenceMember::text).collect(Collectors.toUnmodifiableList());
	}

	/** The members with their metadata as JSON. */
	List<LiveMember<String>> texts() {
		return this.texts;
	}

	/** The members with their metadata as objects, each read when it is looked at. */
	@SuppressWarnings("unchecked")
	<M> List<LiveMember<M>> as(Class<M> type, JsonMapper mapper) {
		return (List<LiveMember<M>>) this.lists.computeIfAbsent(type, (key) -> new ReadList<>(type, mapper));
	}

	private final class ReadList<M> extends AbstractList<LiveMember<M>> implements RandomAccess {

		private final Class<M> type;

		private final JsonMapper mapper;

		ReadList(Class<M> type, JsonMapper mapper) {
			this.type = type;
			this.mapper = mapper;
		}

		@Override
		public LiveMember<M> get(int index) {
			return RoomMembers.this.members.get(index).as(this.type, this.mapper);
		}

		@Override
		public int size() {
			return RoomMembers.this.members.size();
		}

	}

}
