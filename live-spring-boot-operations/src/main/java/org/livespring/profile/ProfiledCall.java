package org.livespring.profile;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.observe.CallKind;
import org.livespring.observe.LiveCall;

/**
 * A recorded call. Times are nanoseconds since the profile began.
 *
 * @param kind what the call was for
 * @param component the component
 * @param name the action or task, {@code null} where the kind says it all
 * @param instance id of the instance, if it had one
 * @param connection id of the connection, {@code null} for a page request
 * @param thread name of the thread it ran on
 * @param waited nanoseconds it waited for its turn
 * @param start when it began
 * @param nanos how long it took
 * @param phases its phases in order
 * @param error code of the error it ended with, {@code null} for none
 * @param skipped whether a render was saved
 * @param heapBefore used heap in bytes when it began, to the millisecond
 * @param heapAfter used heap in bytes when it ended, to the millisecond
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
	 * What was called, for people.
	 * @return such as {@code action increment} or {@code mount}
	 */
	public String title() {
		String kind = this.kind.name().toLowerCase(Locale.ROOT);
		return (this.name != null) ? kind + " " + this.name : kind;
	}

	/** When it ended. */
	public long end() {
		return this.start + this.nanos;
	}

	/**
	 * Whether a pause of the garbage collector fell into it.
	 * @param pause the pause
	 * @return {@code true} if they overlap
	 */
	public boolean overlaps(GcPause pause) {
		return pause.start() < end() && pause.start() + pause.nanos() > this.start;
	}

}
