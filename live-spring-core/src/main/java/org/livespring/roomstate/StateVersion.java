package org.livespring.roomstate;

import org.livespring.LiveEventName;

/**
 * What members of a room are sent when a state they share has changed. The value does not
 * travel: it is read where it is wanted.
 *
 * @param state name of the state
 * @param version its version
 */
@LiveEventName(StateVersion.NAME)
public record StateVersion(String state, long version) {

	/** Name of the event. */
	public static final String NAME = "room-state-changed";

}
