package org.livespring.claim;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.livespring.LiveErrorCode;
import org.livespring.LiveException;
import org.livespring.component.ComponentAction.Repetition;

/**
 * The calls of an instance that have run, so that no call runs twice when the browser
 * sends it again. Call numbers rise: a call with a number up to the last one has run,
 * unless it is remembered as refused. Thread-safe.
 */
public final class PerformedCalls {

	/** More calls than this cannot be running when a connection is lost. */
	private static final int MOST_REFUSED = 1000;

	private final String instanceId;

	private final ActionClaims claims;

	// Guarded by this
	private long last;

	/** Calls that were answered with an error, the oldest first. Guarded by this. */
	private @Nullable Map<Long, LiveErrorCode> refused;

	public PerformedCalls(String instanceId, ActionClaims claims, long last) {
		this.instanceId = instanceId;
		this.claims = claims;
		this.last = last;
	}

	/**
	 * Decide whether a call may run now.
	 * @param number number of the call
	 * @param again whether the call was sent before, on a connection that was lost
	 * @param repetition whether the call may run if it is not known whether it ran
	 * @return {@code false} if the call has run already
	 * @throws LiveException if the call was answered with an error when it ran, or if it
	 * may have run and must not run again
	 */
	public boolean begin(long number, boolean again, Repetition repetition) {
		if (again && isPerformed(number)) {
			return false;
		}
		boolean unknown = (repetition == Repetition.CLAIMED) ? !this.claims.claim(this.instanceId, number)
				: again && repetition == Repetition.NEVER;
		if (unknown) {
			throw new LiveException(LiveErrorCode.UNKNOWN_OUTCOME,
					"The call may have run on a connection that was lost");
		}
		begun(number);
		return true;
	}

	private synchronized void begun(long number) {
		this.last = Math.max(this.last, number);
		if (this.refused != null) {
			this.refused.remove(number);
		}
	}

	private synchronized boolean isPerformed(long number) {
		LiveErrorCode code = (this.refused != null) ? this.refused.get(number) : null;
		if (code != null) {
			throw new AnsweredException(code);
		}
		return number <= this.last;
	}

	/** Remember that a call was answered with an error. */
	public synchronized void refused(long number, LiveErrorCode code) {
		if (this.refused == null) {
			this.refused = new LinkedHashMap<>(4);
		}
		this.refused.put(number, code);
		if (this.refused.size() > MOST_REFUSED) {
			this.refused.remove(this.refused.keySet().iterator().next());
		}
	}

}
