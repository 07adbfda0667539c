package org.livespring.monitor;

/** Health of a component. */
public enum Condition {

	/** Nothing to say. */
	HEALTHY,
	/** Slow, or some calls fail. */
	DEGRADED,
	/** Very slow, or many calls fail. */
	UNHEALTHY

}
