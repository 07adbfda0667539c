package org.livespring.test.app;

import java.security.Principal;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import org.livespring.LiveRoomAuthorizer;

/** Lets everybody into rooms that are not closed. */
@Component
public class RoomRules implements LiveRoomAuthorizer {

	public final Set<String> closed = ConcurrentHashMap.newKeySet();

	@Override
	public boolean mayJoin(@Nullable Principal user, String room) {
		return !this.closed.contains(room);
	}

}
