package org.livespring.room;

/**
 * Told what happens in the rooms of this node: the port to meters. Never hears the name
 * of a room. Called under locks and in the way of every event: implementations are fast
 * and thread-safe, wait for nothing and never throw.
 */
public interface RoomMonitor {

	/** Hears nothing. */
	RoomMonitor NONE = new RoomMonitor() {
	};

	/**
	 * The broker is done with a message that was published here.
	 * @param outcome what became of it
	 * @param nanos how long that took
	 */
	default void published(PublishOutcome outcome, long nanos) {
	}

	/**
	 * An event went to members of this node as it happened.
	 * @param members how many got it
	 * @param millis age of the event, by the clocks of its node and this one
	 */
	default void delivered(int members, long millis) {
	}

	/**
	 * A member got events that had happened before.
	 * @param events how many
	 */
	default void caughtUp(int events) {
	}

	/** An event came that does not follow the last one; those between are read. */
	default void gap() {
	}

	/**
	 * Members were told that events are missing and cannot be recovered.
	 * @param members how many
	 */
	default void resynced(int members) {
	}

	/** What became of a message. */
	enum PublishOutcome {

		/** It has its position in the stream of the room. */
		PUBLISHED,
		/** The broker is away, only this node got it so far. */
		BUFFERED,
		/** Nobody will get it. */
		FAILED

	}

}
