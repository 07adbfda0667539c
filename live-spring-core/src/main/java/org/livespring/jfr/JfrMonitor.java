package org.livespring.jfr;

import org.jspecify.annotations.Nullable;

import org.livespring.observe.CallListener;
import org.livespring.observe.LiveCall;
import org.livespring.observe.LiveMonitor;
import org.livespring.observe.LivePhase;

/**
 * Writes calls and their phases into recordings of the Java Flight Recorder. Without a
 * recording nothing is measured.
 */
public final class JfrMonitor implements LiveMonitor {

	@Override
	public boolean measuresCalls() {
		return new JfrCall().isEnabled() || new JfrPhase().isEnabled();
	}

	@Override
	public CallListener callStarted(LiveCall call) {
		return new Recording(call);
	}

	/** Records one call. Used only by the thread of the call. */
	private static final class Recording implements CallListener {

		private final JfrCall event = new JfrCall();

		private final LiveCall call;

		private @Nullable JfrPhase phase;

		Recording(LiveCall call) {
			this.call = call;
			this.event.begin();
		}

		@Override
		public void phase(@Nullable LivePhase next) {
			if (this.phase != null) {
				this.phase.commit();
				this.phase = null;
			}
			if (next != null) {
				JfrPhase phase = new JfrPhase();
				phase.phase = next.name();
				phase.component = this.call.component();
				phase.name = this.call.name();
				phase.begin();
				this.phase = phase;
			}
		}

		@Override
		public void ended(LiveCall ended) {
			phase(null);
			if (this.event.shouldCommit()) {
				this.event.kind = ended.kind().name();
				this.event.component = ended.component();
				this.event.name = ended.name();
				this.event.connection = ended.connection();
				this.event.outcome = ended.outcome().name();
				this.event.waited = ended.waited();
				this.event.commit();
			}
		}

	}

}
