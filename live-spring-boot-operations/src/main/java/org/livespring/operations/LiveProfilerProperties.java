package org.livespring.operations;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;

import org.livespring.autoconfigure.PropertyCheck;

/** Properties of the profiler. */
@ConfigurationProperties("live.profiler")
public class LiveProfilerProperties implements InitializingBean {

	/**
	 * Profiles kept at most.
	 */
	private int maxProfiles = 8;

	/**
	 * Calls that a profile keeps at most, the newest ones.
	 */
	private int maxCalls = 10_000;

	@Override
	public void afterPropertiesSet() {
		PropertyCheck check = new PropertyCheck("live.profiler");
		check.positive("max-profiles", this.maxProfiles);
		check.positive("max-calls", this.maxCalls);
	}

	public int getMaxProfiles() {
		return this.maxProfiles;
	}

	public void setMaxProfiles(int maxProfiles) {
		this.maxProfiles = maxProfiles;
	}

	public int getMaxCalls() {
		return this.maxCalls;
	}

	public void setMaxCalls(int maxCalls) {
		this.maxCalls = maxCalls;
	}

}
