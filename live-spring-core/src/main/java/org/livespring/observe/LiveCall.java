package org.livespring.observe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.diff.Patch;

/**
 * A call of a component and what was measured of it. Written by the thread of the call
 * only; complete when its listener hears that it ended.
 */
public final class LiveCall {

	/** Name of an action that the component does not have. */
	public static final String OTHER = "other";

	private static final Sent NOTHING = new Sent(null, null);

	/** What is done where nobody listens. */
	public static final LiveCall UNHEARD = new LiveCall(new Called(OTHER, CallKind.UPDATE, null), null, null, 0);

	private final Called called;

	private final @Nullable String instance;

	private final @Nullable String connection;

	private final long waited;

	private final long started;

	private final CallPhases phases = new CallPhases();

	/** Where there are none, nothing is measured. */
	private Deque<CallListener> listeners = new ArrayDeque<>(0);

	private long ended;

	private @Nullable Failure failure;

	private boolean skipped;

	private Sent sent = NOTHING;

	private int snapshotSize = -1;

	private LiveCall(Called called, @Nullable String instance, @Nullable String connection, long submitted) {
		this.called = called;
		this.instance = instance;
		this.connection = connection;
		this.started = System.nanoTime();
		this.waited = (submitted != 0) ? this.started - submitted : 0;
	}

	/** Begin a call; asked for only where a monitor measures. */
	public static LiveCall begin(LiveMonitors monitors, CallKind kind, String component, @Nullable String name,
			@Nullable String instance, @Nullable String connection, long submitted) {
		LiveCall call = new LiveCall(new Called(component, kind, name), instance, connection, submitted);
		call.listeners = monitors.callStarted(call);
		return call.isHeard() ? call : UNHEARD;
	}

	boolean isHeard() {
		return !this.listeners.isEmpty();
	}

	/** A phase begins; {@code null} for what is measured elsewhere. */
	public void enter(@Nullable LivePhase next) {
		if (!isHeard() || next == this.phases.current()) {
			return;
		}
		// What comes before the first phase is too little to be told apart
		this.phases.enter(next, this.phases.isEmpty() ? this.started : System.nanoTime());
		LiveMonitors.tell(this.listeners, (listener) -> listener.phase(next));
	}

	public void skipped() {
		if (isHeard()) {
			this.skipped = true;
		}
	}

	public void sent(@Nullable Patch html, @Nullable Patch state) {
		if (isHeard()) {
			this.sent = new Sent(html, state);
		}
	}

	public void signed(String snapshot) {
		if (isHeard()) {
			this.snapshotSize = snapshot.length();
		}
	}

	public void failed(LiveErrorCode code, @Nullable String errorId, @Nullable Throwable failure) {
		if (isHeard()) {
			this.failure = new Failure(code, errorId, failure);
		}
	}

	/**
	 * It is over; the listener that came last hears so first. Returns the time, which is
	 * needed by those that nobody hears too.
	 */
	public long end() {
		long now = System.nanoTime();
		if (isHeard()) {
			this.ended = now;
			this.phases.enter(null, now);
			LiveMonitors.tell(this.listeners::descendingIterator, (listener) -> listener.ended(this));
		}
		return now;
	}

	/**
	 * What is called.
	 * @return its names and kind, all that is alike in many calls
	 */
	public Called called() {
		return this.called;
	}

	public CallKind kind() {
		return this.called.kind();
	}

	/**
	 * The component.
	 * @return its declared name
	 */
	public String component() {
		return this.called.component();
	}

	/**
	 * What of the component is called.
	 * @return name of the action or task, {@link #OTHER} for an action that is not
	 * declared, {@code null} where the kind says it all
	 */
	public @Nullable String name() {
		return this.called.name();
	}

	/**
	 * The instance.
	 * @return its id, {@code null} where there is none yet
	 */
	public @Nullable String instance() {
		return this.instance;
	}

	/**
	 * The connection the instance lives on.
	 * @return its id, {@code null} for a page request
	 */
	public @Nullable String connection() {
		return this.connection;
	}

	/**
	 * How long the call waited for its turn.
	 * @return nanoseconds before {@link #started()}
	 */
	public long waited() {
		return this.waited;
	}

	/**
	 * When the call began.
	 * @return a time as {@link System#nanoTime()} gives it
	 */
	public long started() {
		return this.started;
	}

	/**
	 * How long the call took.
	 * @return nanoseconds
	 */
	public long duration() {
		return this.ended - this.started;
	}

	/**
	 * Its phases in their order; a phase may come several times.
	 * @return the phases that are over
	 */
	public List<Phase> phases() {
		return this.phases.over();
	}

	/**
	 * How long a phase took.
	 * @param phase the phase
	 * @return nanoseconds of all its times, 0 if it did not come
	 */
	public long nanos(LivePhase phase) {
		return this.phases.nanos(phase);
	}

	public CallOutcome outcome() {
		return CallOutcome.of(code());
	}

	/**
	 * The error it ended with.
	 * @return the code, {@code null} for none
	 */
	public @Nullable LiveErrorCode code() {
		return (this.failure != null) ? this.failure.code() : null;
	}

	/**
	 * What went wrong.
	 * @return the failure, {@code null} for none
	 */
	public @Nullable Failure failure() {
		return this.failure;
	}

	/**
	 * Whether a change was not rendered, since the template would give the same.
	 * @return {@code true} for a skipped render
	 */
	public boolean isSkipped() {
		return this.skipped;
	}

	/**
	 * What was sent.
	 * @return the changes, none of them where nothing was
	 */
	public Sent sent() {
		return this.sent;
	}

	/**
	 * Size of the snapshot that was signed.
	 * @return UTF-16 units of its text, -1 if none was
	 */
	public int snapshotSize() {
		return this.snapshotSize;
	}

	/**
	 * A measured phase.
	 *
	 * @param phase the phase
	 * @param started when it began, as {@link System#nanoTime()} gives it
	 * @param nanos how long it took
	 */
	public record Phase(LivePhase phase, long started, long nanos) {

		/**
		 * The phase, for people.
		 * @return its name in small letters
		 */
		public String name() {
			return this.phase.label();
		}

	}

	/**
	 * What went wrong.
	 *
	 * @param code the error it ended with
	 * @param errorId the id that ties the log to what the user saw
	 * @param thrown what was thrown
	 */
	public record Failure(LiveErrorCode code, @Nullable String errorId, @Nullable Throwable thrown) {

	}

	/**
	 * Changes that were sent.
	 *
	 * @param html the change of the HTML, {@code null} for none
	 * @param state the change of the snapshot's text, {@code null} for none
	 */
	public record Sent(@Nullable Patch html, @Nullable Patch state) {

	}

}
