package org.livespring.observe;

/** Why a browser hands a snapshot over. */
public enum AdoptionCause {

	/** A page that was just rendered came alive. */
	NEW_PAGE,
	/** The page was connected to this node before. */
	RECONNECT,
	/** The page was connected to a node that this one knows nothing of. */
	OTHER_NODE,
	/** The instance had been put to sleep here. */
	HIBERNATION

}
