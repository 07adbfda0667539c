package org.livespring.profile;

/**
 * A pause of the garbage collector.
 *
 * @param collector name of the collector
 * @param cause why it ran
 * @param start when it began, in nanoseconds since the profile began
 * @param nanos duration in nanoseconds
 * @param before used heap before it, in bytes
 * @param after used heap after it, in bytes
 */
public record GcPause(String collector, String cause, long start, long nanos, long before, long after) {

}
