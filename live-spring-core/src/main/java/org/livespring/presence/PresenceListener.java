package org.livespring.presence;

/** Is told who comes to a room and goes. */
@FunctionalInterface
public interface PresenceListener {

	/**
	 * Members came, changed or went; called by one thread at a time, returns at once.
	 * @param diff what changed
	 */
	void changed(PresenceDiff diff);

}
