package org.livespring.profile;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.observe.CallKind;
import org.livespring.observe.LiveCall;

/**
 * A recorded call. Times are in nanoseconds since the profile began.
 *
 * @param kind the kind of call
 * @param component the component
 * @param name the action or task, {@code null} for kinds that have only one method
 * @param instance id of the instance, if it had one
 * @param connection id of the connection, {@code null} for a page request
 * @param thread name of the thread it ran on
 * @param waited nanoseconds it waited for its turn
 * @param start when it began
 * @param nanos duration in nanoseconds
 * @param phases its phases in order
 * @param error code of the error it ended with, {@code null} for none
 * @param skipped whether rendering was skipped
 * @param heapBefore used heap in bytes when it began, read at most a millisecond before
 * @param heapAfter used heap in bytes when it ended, read at most a millisecond before
 */
public record ProfiledCall(CallKind kind, String component, @Nullable String name, @Nullable String instance,
		@Nullable String connection, String thread, long waited, long start, long nanos, List<LiveCall.Phase> phases,
		@Nullable LiveErrorCode error, boolean skipped, long heapBefore, long heapAfter) {

	static ProfiledCall of(LiveCall call, long origin, long heapBefore, long heapAfter) {
		List<LiveCall.Phase> phases = call.phases()
			.stream()
			.map((phase) -> new LiveCall.Phase(phase.phase(), phase.started() - origin, phase.nanos()))
			.toList();
		return new ProfiledCall(call.kind(), call.component(), call.name(), call.instance(), call.connection(),
				Thread.currentThread().getName(), call.waited(), call.started() - origin, call.duration(), phases,
				call.code(), call.isSkipped(), heapBefore, heapAfter);
	}

	/**
	 * Returns a title of the call for display.
	 * @return the title, such as {@code action increment} or {@code mount}
	 */
	public String title() {
		String kind = this.kind.name().toLowerCase(Locale.ROOT);
		return (this.name != null) ? kind + " " + this.name : kind;
	}

	/** Returns when it ended, in nanoseconds since the profile began. */
	public long end() {
		return this.start + this.nanos;
	}

	/**
	 * Whether a pause of the garbage collector overlaps with this call.
	 * @param pause the pause
	 * @return {@code true} if they overlap
	 */
	public boolean overlaps(GcPause pause) {
		return pause.start() < end() && pause.start() + pause.nanos() > this.start;
	}

}
