package org.livespring.monitor;

import java.util.Locale;

/** The condition of a component. */
public enum Condition {

	/** The component works as expected. */
	HEALTHY,
	/** Calls are slow, or some fail. */
	DEGRADED,
	/** Calls are very slow, or many fail. */
	UNHEALTHY;

	/**
	 * Returns the condition for display.
	 * @return the name in lower case
	 */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

}
