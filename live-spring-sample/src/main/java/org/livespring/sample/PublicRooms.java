package org.livespring.sample;

import java.security.Principal;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import org.livespring.LiveRoomAuthorizer;

/**
 * Everybody may read the rooms of the examples, by a script or as server-sent events too,
 * and no other room.
 */
@Component
class PublicRooms implements LiveRoomAuthorizer {

	private static final Set<String> ROOMS = Set.of("board", "jobs");

	private static final String DASHBOARD = "live-dashboard";

	private final boolean dashboard;

	PublicRooms(@Value("${live.dashboard.enabled:false}") boolean dashboard) {
		this.dashboard = dashboard;
	}

	@Override
	public boolean mayJoin(@Nullable Principal user, String room) {
		return room.startsWith("chat:") || ROOMS.contains(room) || (this.dashboard && room.equals(DASHBOARD));
	}

}
