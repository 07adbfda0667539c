package org.livespring.observe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.diff.Patch;

/**
 * A call of a component with its measurements. Only the thread of the call writes to it;
 * it is complete when its listeners are told of its end.
 */
public final class LiveCall {

	/** Name of an action that the component does not have. */
	public static final String OTHER = "other";

	private static final Sent NOTHING = new Sent(null, null);

	/** Stands for all calls that no listener measures. */
	public static final LiveCall UNHEARD = new LiveCall(new Called(OTHER, CallKind.UPDATE, null), null, null, 0);

	private final Called called;

	private final @Nullable String instance;

	private final @Nullable String connection;

	private final long waited;

	private final long started;

	private final CallPhases phases = new CallPhases();

	/** If there are no listeners, nothing is measured. */
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

	/** Begins a call. Call this only if a monitor measures calls. */
	public static LiveCall begin(LiveMonitors monitors, CallKind kind, String component, @Nullable String name,
			@Nullable String instance, @Nullable String connection, long submitted) {
		LiveCall call = new LiveCall(new Called(component, kind, name), instance, connection, submitted);
		call.listeners = monitors.callStarted(call);
		return call.isHeard() ? call : UNHEARD;
	}

	boolean isHeard() {
		return !this.listeners.isEmpty();
	}

	/** Begins a phase; {@code null} for time that is measured elsewhere. */
	public void enter(@Nullable LivePhase next) {
		if (!isHeard() || next == this.phases.current()) {
			return;
		}
		// The time before the first phase is short and counts as part of that phase
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
	 * Ends the call and tells its listeners, the last one first.
	 */
	public void end() {
		if (isHeard()) {
			long now = System.nanoTime();
			this.ended = now;
			this.phases.enter(null, now);
			LiveMonitors.tell(this.listeners::descendingIterator, (listener) -> listener.ended(this));
		}
	}

	/**
	 * Returns what is called.
	 * @return the component, kind and name that many calls have in common
	 */
	public Called called() {
		return this.called;
	}

	public CallKind kind() {
		return this.called.kind();
	}

	/**
	 * Returns the component.
	 * @return its declared name
	 */
	public String component() {
		return this.called.component();
	}

	/**
	 * Returns the name of the called method.
	 * @return name of the action or task, {@link #OTHER} for an action that is not
	 * declared, {@code null} for kinds that have only one method
	 */
	public @Nullable String name() {
		return this.called.name();
	}

	/**
	 * Returns the component instance.
	 * @return its id, {@code null} if there is none yet
	 */
	public @Nullable String instance() {
		return this.instance;
	}

	/**
	 * Returns the connection that the instance belongs to.
	 * @return its id, {@code null} for a page request
	 */
	public @Nullable String connection() {
		return this.connection;
	}

	/**
	 * Returns how long the call waited for its turn.
	 * @return the time before {@link #started()} in nanoseconds
	 */
	public long waited() {
		return this.waited;
	}

	/**
	 * Returns when the call began.
	 * @return a time as {@link System#nanoTime()} gives it
	 */
	public long started() {
		return this.started;
	}

	/**
	 * Returns how long the call took.
	 * @return nanoseconds
	 */
	public long duration() {
		return this.ended - this.started;
	}

	/**
	 * Returns the phases in their order. A phase may occur several times.
	 * @return the phases that have ended
	 */
	public List<Phase> phases() {
		return this.phases.over();
	}

	/**
	 * Returns how long a phase took.
	 * @param phase the phase
	 * @return total nanoseconds of all its occurrences, 0 if there was none
	 */
	public long nanos(LivePhase phase) {
		return this.phases.nanos(phase);
	}

	public CallOutcome outcome() {
		return CallOutcome.of(code());
	}

	/**
	 * Returns the error that the call ended with.
	 * @return the error code, {@code null} if there was no error
	 */
	public @Nullable LiveErrorCode code() {
		return (this.failure != null) ? this.failure.code() : null;
	}

	/**
	 * Returns the failure of the call.
	 * @return the failure, {@code null} for none
	 */
	public @Nullable Failure failure() {
		return this.failure;
	}

	/**
	 * Whether rendering was skipped because the template does not show the change.
	 * @return {@code true} if rendering was skipped
	 */
	public boolean isSkipped() {
		return this.skipped;
	}

	/**
	 * Returns the changes that were sent to the browser.
	 * @return the changes, both {@code null} if nothing was sent
	 */
	public Sent sent() {
		return this.sent;
	}

	/**
	 * Returns the size of the signed snapshot.
	 * @return its length in UTF-16 units, -1 if no snapshot was signed
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
		 * Returns the name of the phase for display.
		 * @return the name in lower case
		 */
		public String name() {
			return this.phase.label();
		}

	}

	/**
	 * A failure of a call.
	 *
	 * @param code the error code that the call ended with
	 * @param errorId the id that is shown to the user and written to the log
	 * @param thrown the exception
	 */
	public record Failure(LiveErrorCode code, @Nullable String errorId, @Nullable Throwable thrown) {

	}

	/**
	 * The changes that were sent to the browser.
	 *
	 * @param html the change of the HTML, {@code null} for none
	 * @param state the change of the snapshot's text, {@code null} for none
	 */
	public record Sent(@Nullable Patch html, @Nullable Patch state) {

	}

}
