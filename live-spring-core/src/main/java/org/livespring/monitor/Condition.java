package org.livespring.monitor;

import java.util.Locale;

/** Health of a component. */
public enum Condition {

	/** Nothing to say. */
	HEALTHY,
	/** Slow, or some calls fail. */
	DEGRADED,
	/** Very slow, or many calls fail. */
	UNHEALTHY;

	/**
	 * The condition, for people.
	 * @return its name in small letters
	 */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

}
