package org.livespring.observe;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.diff.Patch;

/**
 * A call of a component and what was measured of it. Written by the thread of the call
 * only; complete when its listener hears that it ended.
 */
public final class LiveCall {

	private static final long[] NONE = {};

	private static final LivePhase[] PHASES = LivePhase.values();

	/** Numbers of the phases that most calls have. */
	private static final int USUAL = PhaseList.WIDTH * 10;

	/** What is done where nobody listens. */
	public static final LiveCall UNHEARD = new LiveCall();

	/** Name of an action that the component does not have. */
	public static final String OTHER = "other";

	private final boolean heard;

	private final CallKind kind;

	private final String component;

	private final @Nullable String name;

	private final @Nullable String instance;

	private final @Nullable String connection;

	private final long waited;

	private final long started;

	/**
	 * Of each phase its ordinal, its start and its length, so that it costs no object.
	 */
	private long[] phases = NONE;

	private int measured;

	private @Nullable CallListener listener;

	private @Nullable LivePhase phase;

	private long phaseStarted;

	private long ended;

	private @Nullable LiveErrorCode code;

	private @Nullable String errorId;

	private @Nullable Throwable failure;

	private boolean rendered;

	private boolean skipped;

	private @Nullable Patch html;

	private @Nullable Patch state;

	private int snapshotSize = -1;

	private LiveCall() {
		this.heard = false;
		this.kind = CallKind.UPDATE;
		this.component = OTHER;
		this.name = null;
		this.instance = null;
		this.connection = null;
		this.waited = 0;
		this.started = 0;
	}

	private LiveCall(CallKind kind, String component, @Nullable String name, @Nullable String instance,
			@Nullable String connection, long submitted) {
		this.heard = true;
		this.kind = kind;
		this.component = component;
		this.name = name;
		this.instance = instance;
		this.connection = connection;
		this.started = System.nanoTime();
		this.waited = (submitted != 0) ? this.started - submitted : 0;
	}

	/** Begin a call; asked for only where a monitor measures. */
	public static LiveCall begin(LiveMonitor monitor, CallKind kind, String component, @Nullable String name,
			@Nullable String instance, @Nullable String connection, long submitted) {
		LiveCall call = new LiveCall(kind, component, name, instance, connection, submitted);
		call.listener = monitor.callStarted(call);
		return (call.listener != null) ? call : UNHEARD;
	}

	boolean isHeard() {
		return this.heard;
	}

	/** A phase begins; {@code null} for what is measured elsewhere. */
	public void enter(@Nullable LivePhase next) {
		if (!this.heard || next == this.phase) {
			return;
		}
		// What comes before the first phase is too little to be told apart
		boolean first = this.phase == null && this.measured == 0;
		long now = first ? this.started : System.nanoTime();
		leave(now);
		this.phase = next;
		this.phaseStarted = now;
		if (this.listener != null) {
			this.listener.phase(next);
		}
	}

	private void leave(long now) {
		if (this.phase != null) {
			if (this.measured == this.phases.length) {
				this.phases = Arrays.copyOf(this.phases, Math.max(USUAL, 2 * this.measured));
			}
			this.phases[this.measured++] = this.phase.ordinal();
			this.phases[this.measured++] = this.phaseStarted;
			this.phases[this.measured++] = now - this.phaseStarted;
		}
		this.phase = null;
	}

	public void skipped() {
		if (this.heard) {
			this.skipped = true;
		}
	}

	public void rendered() {
		if (this.heard) {
			this.rendered = true;
		}
	}

	public void sent(@Nullable Patch html, @Nullable Patch state) {
		if (this.heard) {
			this.html = html;
			this.state = state;
		}
	}

	public void signed(String snapshot) {
		if (this.heard) {
			this.snapshotSize = snapshot.length();
		}
	}

	public void failed(LiveErrorCode code, @Nullable String errorId, @Nullable Throwable failure) {
		if (this.heard) {
			this.code = code;
			this.errorId = errorId;
			this.failure = failure;
		}
	}

	/** It is over. Returns the time, which is needed by those that nobody hears too. */
	public long end() {
		if (!this.heard) {
			return System.nanoTime();
		}
		this.ended = System.nanoTime();
		leave(this.ended);
		if (this.listener != null) {
			this.listener.ended(this);
		}
		return this.ended;
	}

	public CallKind kind() {
		return this.kind;
	}

	/**
	 * The component.
	 * @return its declared name
	 */
	public String component() {
		return this.component;
	}

	/**
	 * What of the component is called.
	 * @return name of the action or task, {@link #OTHER} for an action that is not
	 * declared, {@code null} where the kind says it all
	 */
	public @Nullable String name() {
		return this.name;
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
		return new PhaseList(this.phases, this.measured / PhaseList.WIDTH, origin);
	}

	/**
	 * Go through its phases in their order, without an object for each.
	 * @param consumer gets the phases that are over
	 */
	public void forEachPhase(PhaseConsumer consumer) {
		for (int i = 0; i < this.measured; i += PhaseList.WIDTH) {
			consumer.accept(PHASES[(int) this.phases[i]], this.phases[i + 1], this.phases[i + 2]);
		}
	}

	public CallOutcome outcome() {
		return CallOutcome.of(this.code);
	}

	/**
	 * The error it ended with.
	 * @return the code, {@code null} for none
	 */
	public @Nullable LiveErrorCode code() {
		return this.code;
	}

	/**
	 * The id that ties the log to what the user saw.
	 * @return the id, {@code null} without an error
	 */
	public @Nullable String errorId() {
		return this.errorId;
	}

	/**
	 * What was thrown.
	 * @return the failure, {@code null} for none
	 */
	public @Nullable Throwable failure() {
		return this.failure;
	}

	/**
	 * Whether the template was rendered for the browser.
	 * @return {@code false} where it was not, see also {@link #isSkipped()}
	 */
	public boolean isRendered() {
		return this.rendered;
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
		return this.html;
	}

	/**
	 * The change of the snapshot's text.
	 * @return the patch, {@code null} for none
	 */
	public @Nullable Patch state() {
		return this.state;
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
