package org.livespring.dashboard;

/**
 * A slow call.
 *
 * @param component name of the component
 * @param call name of the action or task, or the kind of call
 * @param second the second in which it ended, by the node's own count
 * @param nanos how long it took
 * @param waited nanoseconds it had waited for its turn
 * @param phase the phase that took longest
 * @param phaseNanos how long that took
 */
record SlowCall(String component, String call, long second, long nanos, long waited, String phase, long phaseNanos) {

}
