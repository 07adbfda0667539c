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
 * The way of connections and instances to the rooms: what lets them in, how many and
 * through what.
 *
 * @param client publishes, and knows the members of this node
 * @param fragments the fragments that connections share
 * @param people who is there and what they share
 * @param deciders decide who may be in which room
 * @param security says that somebody may not
 * @param most rooms on a connection at most
 * @param interval time between two renders of a component that gets many events
 */
public record RoomGateway(RoomClient client, SharedFragments fragments, RoomPeople people,
		List<LiveRoomAuthorizer> deciders, CallerSecurity security, int most, Duration interval) {

	/** A component wants to be in a room. */
	public void checkComponent(@Nullable Principal user, String room) {
		if (!this.deciders.stream().allMatch((decider) -> decider.mayJoin(user, room))) {
			throw this.security.denial("Not allowed to be in the room");
		}
	}

	/**
	 * A client wants to be in a room.
	 * @param user its user, {@code null} when not logged in
	 * @param room name of the room
	 * @throws LiveException with the code {@code ACCESS_DENIED} if it may not
	 */
	public void checkClient(@Nullable Principal user, String room) {
		if (this.deciders.isEmpty()) {
			throw new LiveException(LiveErrorCode.ACCESS_DENIED,
					"No client may join a room without a LiveRoomAuthorizer bean");
		}
		checkComponent(user, room);
	}

	public LiveException tooMany() {
		return new LiveException(LiveErrorCode.LIMIT_EXCEEDED, "More than " + this.most + " rooms");
	}

}
