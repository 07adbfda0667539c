package org.livespring.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.Assert;

/** Properties of the profiler. */
@ConfigurationProperties("live.profiler")
public class LiveProfilerProperties {

	/**
	 * Profiles kept at most.
	 */
	private int maxProfiles = 8;

	/**
	 * Calls that a profile keeps at most, the newest ones.
	 */
	private int maxCalls = 10_000;

	public int getMaxProfiles() {
		return this.maxProfiles;
	}

	public void setMaxProfiles(int maxProfiles) {
		Assert.isTrue(maxProfiles > 0, "'maxProfiles' must be 1 or more");
		this.maxProfiles = maxProfiles;
	}

	public int getMaxCalls() {
		return this.maxCalls;
	}

	public void setMaxCalls(int maxCalls) {
		Assert.isTrue(maxCalls > 0, "'maxCalls' must be 1 or more");
		this.maxCalls = maxCalls;
	}

}
