package org.livespring.observe;

/** What became of a call that a browser sent again after a lost connection. */
public enum ReplayOutcome {

	/** It had been performed, and was not run again. */
	DONE,
	/** It was run, since its action may be repeated or nobody had claimed it. */
	RUN,
	/** Nobody knows whether it had been performed, and it was not run. */
	UNKNOWN

}
