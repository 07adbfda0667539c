package org.livespring.observe;

/** The reason why a browser hands over a snapshot. */
public enum AdoptionCause {

	/** A newly rendered page connects for the first time. */
	NEW_PAGE,
	/** The page was connected to this node before. */
	RECONNECT,
	/** The page was connected to another node before. */
	OTHER_NODE,
	/** The instance had been put to sleep on this node. */
	HIBERNATION

}
