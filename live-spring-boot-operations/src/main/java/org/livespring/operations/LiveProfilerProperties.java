package org.livespring.operations;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import org.livespring.autoconfigure.CheckedProperties;

/**
 * Properties of the profiler.
 *
 * @param maxProfiles Maximum number of profiles that are kept.
 * @param maxCalls Maximum number of calls that a profile keeps; older calls are dropped.
 */
@ConfigurationProperties("live.profiler")
record LiveProfilerProperties(@DefaultValue("8") int maxProfiles,
		@DefaultValue("10000") int maxCalls) implements CheckedProperties {

}
