package org.livespring.presence;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.LiveMember;
import org.livespring.LivePresence;

/** The presence of a room, with metadata as objects. */
public class RoomPresence implements LivePresence {

	private final PresenceHub hub;

	private final JsonMapper mapper;

	private final String room;

	public RoomPresence(PresenceHub hub, JsonMapper mapper, String room) {
		this.hub = hub;
		this.mapper = mapper;
		this.room = room;
	}

	@Override
	public String room() {
		return this.room;
	}

	@Override
	public <M> List<LiveMember<M>> members(Class<M> type) {
		return this.hub.list(this.room).stream().map((member) -> read(member, type)).toList();
	}

	@Override
	public <M> @Nullable LiveMember<M> find(String key, Class<M> type) {
		LiveMember<String> member = this.hub.find(this.room, key);
		return (member != null) ? read(member, type) : null;
	}

	@Override
	public int count() {
		return this.hub.count(this.room);
	}

	private <M> LiveMember<M> read(LiveMember<String> member, Class<M> type) {
		return new LiveMember<>(member.key(), this.mapper.readValue(member.metadata(), type));
	}

}
