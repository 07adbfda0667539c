package org.livespring.observe;

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

	/** Where there is none, nothing is measured. */
	private @Nullable CallListener listener;

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
	public static LiveCall begin(LiveMonitor monitor, CallKind kind, String component, @Nullable String name,
			@Nullable String instance, @Nullable String connection, long submitted) {
		LiveCall call = new LiveCall(new Called(component, kind, name), instance, connection, submitted);
		call.listener = monitor.callStarted(call);
		return call.isHeard() ? call : UNHEARD;
	}

	boolean isHeard() {
		return this.listener != null;
	}

	/** A phase begins; {@code null} for what is measured elsewhere. */
	public void enter(@Nullable LivePhase next) {
		if (this.listener == null || next == this.phases.current()) {
			return;
		}
		// What comes before the first phase is too little to be told apart
		this.phases.enter(next, this.phases.isEmpty() ? this.started : System.nanoTime());
		this.listener.phase(next);
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

	/** It is over. Returns the time, which is needed by those that nobody hears too. */
	public long end() {
		long now = System.nanoTime();
		if (this.listener != null) {
			this.ended = now;
			if (this.phases.current() != null) {
				this.phases.enter(null, now);
			}
			this.listener.ended(this);
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
		return phases(0);
	}

	/**
	 * Its phases, with times since a moment.
	 * @param origin the moment, as {@link System#nanoTime()} gives it
	 * @return the phases that are over
	 */
	public List<Phase> phases(long origin) {
		return this.phases.list(origin);
	}

	/**
	 * Go through its phases in their order, without an object for each.
	 * @param consumer gets the phases that are over
	 */
	public void forEachPhase(PhaseConsumer consumer) {
		this.phases.forEach(consumer);
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
	 * The id that ties the log to what the user saw.
	 * @return the id, {@code null} without an error
	 */
	public @Nullable String errorId() {
		return (this.failure != null) ? this.failure.errorId() : null;
	}

	/**
	 * What was thrown.
	 * @return the failure, {@code null} for none
	 */
	public @Nullable Throwable failure() {
		return (this.failure != null) ? this.failure.thrown() : null;
	}

	/**
	 * Whether the template was rendered for the browser.
	 * @return {@code false} where it was not, see also {@link #isSkipped()}
	 */
	public boolean isRendered() {
		return nanos(LivePhase.RENDER) > 0;
	}

	/**
	 * Whether a change was not rendered, since the template would give the same.
	 * @return {@code true} for a skipped render
	 */
	public boolean isSkipped() {
		return this.skipped;
	}

	/**
	 * The change of the HTML.
	 * @return the patch, {@code null} for none
	 */
	public @Nullable Patch html() {
		return this.sent.html();
	}

	/**
	 * The change of the snapshot's text.
	 * @return the patch, {@code null} for none
	 */
	public @Nullable Patch state() {
		return this.sent.state();
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

	private record Sent(@Nullable Patch html, @Nullable Patch state) {

	}

	private record Failure(LiveErrorCode code, @Nullable String errorId, @Nullable Throwable thrown) {

	}

	/** Gets measured phases. */
	@FunctionalInterface
	public interface PhaseConsumer {

		/**
		 * A phase.
		 * @param phase the phase
		 * @param started when it began, as {@link System#nanoTime()} gives it
		 * @param nanos how long it took
		 */
		void accept(LivePhase phase, long started, long nanos);

	}

}
