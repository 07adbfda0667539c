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
		return this.hub.present(this.room).as(type, this.mapper);
	}

	@Override
	public <M> @Nullable LiveMember<M> find(String key, Class<M> type) {
		PresenceMember member = this.hub.member(this.room, key);
		return (member != null) ? member.as(type, this.mapper) : null;
	}

	@Override
	public int count() {
		return this.hub.count(this.room);
	}

	/**
	 * Read a member as it was told of, together with all others who are told.
	 * @param told the member with its metadata as JSON
	 * @param type type of the metadata
	 * @return the metadata
	 */
	public Object read(LiveMember<?> told, Class<?> type) {
		PresenceMember present = this.hub.member(this.room, told.key());
		if (present != null && present.text().equals(told)) {
			return present.as(type, this.mapper).metadata();
		}
		return this.mapper.readValue((String) told.metadata(), type);
	}

}
