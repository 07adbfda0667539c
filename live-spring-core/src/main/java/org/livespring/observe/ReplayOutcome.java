package org.livespring.observe;

/** How the server handled a call that a browser sent again after a lost connection. */
public enum ReplayOutcome {

	/** The call had been performed before and was not run again. */
	DONE,
	/**
	 * The call was run, because its action may be repeated or no node had claimed the
	 * call.
	 */
	RUN,
	/** It is unknown whether the call had been performed, so it was not run. */
	UNKNOWN

}
