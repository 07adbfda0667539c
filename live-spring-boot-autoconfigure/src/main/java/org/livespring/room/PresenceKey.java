package org.livespring.room;

/**
 * One tab of a member of a room.
 *
 * @param room name of the room
 * @param user key of the member
 * @param tab what is unique to the tab: the id of a component instance
 */
record PresenceKey(String room, String user, String tab) {

	/** The same in every process, other than {@link #hashCode()}. */
	long stableHash() {
		return mix(mix(mix(this.room.hashCode()) + this.user.hashCode()) + this.tab.hashCode());
	}

	static long mix(long value) {
		long mixed = value * 0x9E3779B97F4A7C15L;
		mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
		return mixed ^ (mixed >>> 29);
	}

}
