package org.livespring.dashboard;

import java.util.Comparator;
import java.util.stream.Stream;

import org.livespring.observe.LiveCall;
import org.livespring.observe.LivePhase;

/**
 * A slow call.
 *
 * @param component name of the component
 * @param call name of the action or task, or the kind of call
 * @param second the second in which it ended, by the count of its node
 * @param nanos duration in nanoseconds
 * @param waited nanoseconds it had waited for its turn
 * @param phase the phase that took longest
 * @param phaseNanos duration of that phase in nanoseconds
 */
record SlowCall(String component, String call, long second, long nanos, long waited, String phase, long phaseNanos) {

	static SlowCall of(LiveCall call, long second) {
		LivePhase longest = Stream.of(LivePhase.values()).max(Comparator.comparingLong(call::nanos)).orElseThrow();
		long nanos = call.nanos(longest);
		return new SlowCall(call.component(), CallReport.name(call.called()), second, call.duration(), call.waited(),
				(nanos > 0) ? longest.label() : "", nanos);
	}

	/** Returns this call with another second. */
	SlowCall at(long second) {
		return new SlowCall(this.component, this.call, second, this.nanos, this.waited, this.phase, this.phaseNanos);
	}

}
