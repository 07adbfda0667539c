package org.livespring.membership;

import java.security.Principal;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.LiveRoomAuthorizer;
import org.livespring.fragment.SharedFragments;
import org.livespring.identity.CallerSecurity;
import org.livespring.room.RoomClient;

/**
 * The access of connections and instances to rooms: clients of rooms, authorization and
 * limits. Thread-safe.
 *
 * @param client publishes messages, and knows the members on this node
 * @param fragments the shared fragments
 * @param people presence and shared states of rooms
 * @param deciders the beans that decide which users may join which rooms
 * @param security creates the exception for a denied room
 * @param most maximum number of rooms for each connection
 * @param interval shortest time between two renders of a component that receives many
 * events
 */
public record RoomGateway(RoomClient client, SharedFragments fragments, RoomPeople people,
		List<LiveRoomAuthorizer> deciders, CallerSecurity security, int most, Duration interval) {

	/** Check that a component of a user may join a room. */
	public void checkComponent(@Nullable Principal user, String room) {
		if (!this.deciders.stream().allMatch((decider) -> decider.mayJoin(user, room))) {
			throw this.security.denial("The user may not join the room");
		}
	}

	/**
	 * Check that a script client may join a room.
	 * @param user the user of the client, {@code null} if not logged in
	 * @param room name of the room
	 * @throws LiveException with the code {@code ACCESS_DENIED} if the client may not
	 * join
	 */
	public void checkClient(@Nullable Principal user, String room) {
		if (this.deciders.isEmpty()) {
			throw new LiveException(LiveErrorCode.ACCESS_DENIED,
					"No client may join a room without a LiveRoomAuthorizer bean");
		}
		checkComponent(user, room);
	}

	public LiveException tooMany() {
		return new LiveException(LiveErrorCode.LIMIT_EXCEEDED, "More than " + this.most + " rooms on a connection");
	}

}
