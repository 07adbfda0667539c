package org.livespring.operations;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import org.livespring.autoconfigure.CheckedProperties;

/**
 * Properties of the profiler.
 *
 * @param maxProfiles Profiles kept at most.
 * @param maxCalls Calls that a profile keeps at most, the newest ones.
 */
@ConfigurationProperties("live.profiler")
record LiveProfilerProperties(@DefaultValue("8") int maxProfiles,
		@DefaultValue("10000") int maxCalls) implements CheckedProperties {

}
