package org.livespring.presence;

import java.nio.charset.StandardCharsets;

/**
 * One tab of a member of a room.
 *
 * @param room name of the room
 * @param user key of the member
 * @param tab what is unique to the tab: the id of a component instance
 */
record PresenceKey(String room, String user, String tab) {

	static PresenceKey of(String room, String user, String tab) {
		return new PresenceKey(wellFormed(room), wellFormed(user), wellFormed(tab));
	}

	/** What other nodes cannot read would never be equal there. */
	static String wellFormed(String text) {
		return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
	}

	/** The same in every process. */
	long stableHash() {
		return mix(mix(mix(this.room.hashCode()) + this.user.hashCode()) + this.tab.hashCode());
	}

	@Override
	public int hashCode() {
		return (int) stableHash();
	}

	static long mix(long value) {
		long mixed = value * 0x9E3779B97F4A7C15L;
		mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
		return mixed ^ (mixed >>> 29);
	}

}
