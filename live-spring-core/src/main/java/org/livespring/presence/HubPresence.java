package org.livespring.presence;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.livespring.LiveMember;
import org.livespring.LivePresence;

/** Presence with metadata as objects. */
public final class HubPresence implements LivePresence {

	private final PresenceHub hub;

	private final JsonMapper mapper;

	public HubPresence(PresenceHub hub, JsonMapper mapper) {
		this.hub = hub;
		this.mapper = mapper;
	}

	@Override
	public <M> List<LiveMember<M>> list(String room, Class<M> type) {
		return this.hub.list(room).stream().map((member) -> read(member, type)).toList();
	}

	@Override
	public <M> @Nullable LiveMember<M> find(String room, String key, Class<M> type) {
		PresenceMember member = this.hub.find(room, key);
		return (member != null) ? read(member, type) : null;
	}

	@Override
	public int count(String room) {
		return this.hub.count(room);
	}

	private <M> LiveMember<M> read(PresenceMember member, Class<M> type) {
		return new LiveMember<>(member.key(), this.mapper.readValue(member.metadata(), type));
	}

}
